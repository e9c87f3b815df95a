import type { LeafletWords } from './leaflet.contract.ts'

/** What is expected of those who use the portal (S14). */
export const userRulesWords: LeafletWords = {
  nl: {
    title: 'Gebruikersreglement',
    lead: 'Wat we van gebruikers vragen, en wat u van ons mag verwachten.',
    chapters: [
      {
        id: 'account',
        title: 'Uw account',
        parts: [
          {
            list: [
              'Uw account is van u alleen. Geef wachtwoord, codes en herstelcodes aan niemand; wij vragen er nooit om.',
              'Handelt u voor een onderneming, dan moet die u daartoe gemachtigd hebben.',
              'Verlaat u de onderneming, laat dan uw toegang intrekken.',
            ],
          },
        ],
      },
      {
        id: 'data',
        title: 'Wat u indient',
        parts: [
          {
            list: [
              'Geef juiste en volledige gegevens en verbeter ze zodra ze veranderen.',
              'Laad alleen op wat gevraagd wordt. Geen gegevens over gezondheid.',
              'Gegevens van een ander, zoals een vertegenwoordiger, geeft u alleen als die het weet.',
            ],
          },
        ],
      },
      {
        id: 'use',
        title: 'Gebruik',
        parts: [
          {
            list: [
              'Probeer niet binnen te komen waar u geen toegang hebt, en stoor anderen niet.',
              'Programma’s mogen de gedocumenteerde koppeling gebruiken, binnen haar grenzen.',
              'Vindt u een zwakke plek, meld ze dan aan {support} en vertel ze niet verder voor ze hersteld is.',
            ],
          },
        ],
      },
      {
        id: 'breach',
        title: 'Wie zich er niet aan houdt',
        parts: ['We kunnen een toegang blokkeren en zeggen dan waarom. Handelingen worden genoteerd en kunnen als bewijs dienen.'],
      },
    ],
  },
  fr: {
    title: 'Règlement des utilisateurs',
    lead: 'Ce que nous demandons aux utilisateurs, et ce que vous pouvez attendre de nous.',
    chapters: [
      {
        id: 'account',
        title: 'Votre compte',
        parts: [
          {
            list: [
              'Votre compte n’est qu’à vous. Ne donnez à personne mot de passe, codes ou codes de secours ; nous ne les demandons jamais.',
              'Si vous agissez pour une entreprise, elle doit vous y avoir autorisé.',
              'Si vous quittez l’entreprise, faites retirer vos accès.',
            ],
          },
        ],
      },
      {
        id: 'data',
        title: 'Ce que vous introduisez',
        parts: [
          {
            list: [
              'Donnez des données exactes et complètes, et corrigez-les dès qu’elles changent.',
              'N’envoyez que ce qui est demandé. Pas de données de santé.',
              'Ne donnez les données d’autrui, comme un représentant, que s’il le sait.',
            ],
          },
        ],
      },
      {
        id: 'use',
        title: 'Usage',
        parts: [
          {
            list: [
              'N’essayez pas d’entrer où vous n’avez pas accès, et ne gênez pas les autres.',
              'Les programmes peuvent utiliser l’interface documentée, dans ses limites.',
              'Si vous trouvez une faille, signalez-la à {support} et n’en parlez pas avant qu’elle soit réparée.',
            ],
          },
        ],
      },
      {
        id: 'breach',
        title: 'En cas de manquement',
        parts: ['Nous pouvons bloquer un accès, et disons alors pourquoi. Les actes sont notés et peuvent servir de preuve.'],
      },
    ],
  },
  en: {
    title: 'User rules',
    lead: 'What we ask of users, and what you may expect of us.',
    chapters: [
      {
        id: 'account',
        title: 'Your account',
        parts: [
          {
            list: [
              'Your account is yours alone. Give password, codes and recovery codes to nobody; we never ask for them.',
              'If you act for a company, it must have authorised you.',
              'If you leave the company, have your access taken away.',
            ],
          },
        ],
      },
      {
        id: 'data',
        title: 'What you submit',
        parts: [
          {
            list: [
              'Give correct and complete data, and mend them once they change.',
              'Upload only what is asked for. No data about health.',
              'Give data of another, such as a representative, only if that person knows.',
            ],
          },
        ],
      },
      {
        id: 'use',
        title: 'Use',
        parts: [
          {
            list: [
              'Do not try to get in where you have no access, and do not disturb others.',
              'Programs may use the documented interface, within its limits.',
              'If you find a weakness, report it to {support} and do not tell others before it is mended.',
            ],
          },
        ],
      },
      {
        id: 'breach',
        title: 'Who does not keep to this',
        parts: ['We may block an access, and then say why. Acts are noted and may serve as evidence.'],
      },
    ],
  },
  de: {
    title: 'Nutzungsregeln',
    lead: 'Was wir von Benutzern erwarten, und was Sie von uns erwarten dürfen.',
    chapters: [
      {
        id: 'account',
        title: 'Ihr Konto',
        parts: [
          {
            list: [
              'Ihr Konto gehört nur Ihnen. Geben Sie Passwort, Codes und Wiederherstellungscodes niemandem; wir fragen nie danach.',
              'Handeln Sie für ein Unternehmen, muss es Sie dazu ermächtigt haben.',
              'Verlassen Sie das Unternehmen, lassen Sie Ihren Zugang entziehen.',
            ],
          },
        ],
      },
      {
        id: 'data',
        title: 'Was Sie einreichen',
        parts: [
          {
            list: [
              'Machen Sie richtige und vollständige Angaben und berichtigen Sie sie, sobald sie sich ändern.',
              'Laden Sie nur hoch, was verlangt wird. Keine Gesundheitsdaten.',
              'Geben Sie Daten anderer, etwa eines Vertreters, nur an, wenn diese es wissen.',
            ],
          },
        ],
      },
      {
        id: 'use',
        title: 'Nutzung',
        parts: [
          {
            list: [
              'Versuchen Sie nicht, dorthin zu gelangen, wo Sie keinen Zugang haben, und stören Sie andere nicht.',
              'Programme dürfen die dokumentierte Schnittstelle in ihren Grenzen nutzen.',
              'Finden Sie eine Schwachstelle, melden Sie sie an {support} und erzählen Sie sie nicht weiter, bevor sie behoben ist.',
            ],
          },
        ],
      },
      {
        id: 'breach',
        title: 'Wer sich nicht daran hält',
        parts: ['Wir können einen Zugang sperren und sagen dann warum. Handlungen werden vermerkt und können als Beweis dienen.'],
      },
    ],
  },
}
