import type { LeafletWords } from './leaflet.contract.ts'

/** How this portal treats those who visit it (S13). */
export const privacyWords: LeafletWords = {
  nl: {
    title: 'Privacy',
    lead: 'Wat dit portaal van uw bezoek weet, en wat niet.',
    chapters: [
      {
        id: 'visit',
        title: 'Uw bezoek',
        parts: [
          'U kunt alle openbare pagina’s lezen zonder te zeggen wie u bent. We volgen u niet, meten u niet voor reclame en laden niets van andere websites.',
        ],
      },
      {
        id: 'cookies',
        title: 'Cookies',
        parts: [
          'Alleen wat nodig is. Daarom vragen we geen toestemming.',
          {
            list: [
              'Uw registratie: zodat u verder kunt in dezelfde browser, 30 dagen.',
              'Uw aanmelding: tot u zich afmeldt of een tijd niets doet.',
              'Uw taal en uw weergave: een jaar.',
            ],
          },
        ],
      },
      {
        id: 'security',
        title: 'Veiligheid',
        parts: [
          'Persoonlijke nummers bewaren we versleuteld en tonen we gemaskeerd. Wachtwoorden kennen we niet: we bewaren alleen een afdruk ervan. Elke handeling wordt genoteerd.',
        ],
      },
      {
        id: 'more',
        title: 'Uw gegevens',
        parts: ['Wat we bewaren, waarom en hoe lang, en welke rechten u hebt, staat op de pagina over persoonsgegevens.'],
      },
    ],
  },
  fr: {
    title: 'Vie privée',
    lead: 'Ce que ce portail sait de votre visite, et ce qu’il ignore.',
    chapters: [
      {
        id: 'visit',
        title: 'Votre visite',
        parts: [
          'Vous pouvez lire toutes les pages publiques sans dire qui vous êtes. Nous ne vous suivons pas, ne vous mesurons pas pour la publicité et ne chargeons rien d’autres sites.',
        ],
      },
      {
        id: 'cookies',
        title: 'Cookies',
        parts: [
          'Seulement le nécessaire. C’est pourquoi nous ne demandons pas votre accord.',
          {
            list: [
              'Votre enregistrement : pour continuer dans le même navigateur, 30 jours.',
              'Votre connexion : jusqu’à ce que vous vous déconnectiez ou restiez un temps sans agir.',
              'Votre langue et votre affichage : un an.',
            ],
          },
        ],
      },
      {
        id: 'security',
        title: 'Sécurité',
        parts: [
          'Les numéros de personnes sont chiffrés et montrés masqués. Nous ne connaissons pas les mots de passe : nous n’en gardons qu’une empreinte. Chaque acte est noté.',
        ],
      },
      {
        id: 'more',
        title: 'Vos données',
        parts: ['Ce que nous gardons, pourquoi, combien de temps, et vos droits : voyez la page sur les données personnelles.'],
      },
    ],
  },
  en: {
    title: 'Privacy',
    lead: 'What this portal knows of your visit, and what it does not.',
    chapters: [
      {
        id: 'visit',
        title: 'Your visit',
        parts: [
          'You can read every public page without saying who you are. We do not follow you, do not measure you for advertising, and load nothing from other sites.',
        ],
      },
      {
        id: 'cookies',
        title: 'Cookies',
        parts: [
          'Only what is needed. That is why we do not ask for consent.',
          {
            list: [
              'Your registration: so that you can go on in the same browser, 30 days.',
              'Your sign-in: until you sign out or do nothing for a while.',
              'Your language and appearance: one year.',
            ],
          },
        ],
      },
      {
        id: 'security',
        title: 'Safety',
        parts: [
          'Numbers of persons are encrypted, and shown masked. We do not know passwords: we keep only a fingerprint of them. Every act is noted.',
        ],
      },
      {
        id: 'more',
        title: 'Your data',
        parts: ['What we keep, why, for how long, and which rights you have, is on the page about personal data.'],
      },
    ],
  },
  de: {
    title: 'Datenschutz',
    lead: 'Was dieses Portal von Ihrem Besuch weiß, und was nicht.',
    chapters: [
      {
        id: 'visit',
        title: 'Ihr Besuch',
        parts: [
          'Sie können alle öffentlichen Seiten lesen, ohne zu sagen, wer Sie sind. Wir verfolgen Sie nicht, messen Sie nicht für Werbung und laden nichts von anderen Websites.',
        ],
      },
      {
        id: 'cookies',
        title: 'Cookies',
        parts: [
          'Nur was nötig ist. Darum fragen wir nicht um Zustimmung.',
          {
            list: [
              'Ihre Registrierung: damit Sie im selben Browser weitermachen können, 30 Tage.',
              'Ihre Anmeldung: bis Sie sich abmelden oder eine Zeit lang nichts tun.',
              'Ihre Sprache und Darstellung: ein Jahr.',
            ],
          },
        ],
      },
      {
        id: 'security',
        title: 'Sicherheit',
        parts: [
          'Personennummern bewahren wir verschlüsselt auf und zeigen sie verdeckt. Passwörter kennen wir nicht: Wir bewahren nur einen Abdruck auf. Jede Handlung wird vermerkt.',
        ],
      },
      {
        id: 'more',
        title: 'Ihre Daten',
        parts: ['Was wir aufbewahren, warum, wie lange, und welche Rechte Sie haben, steht auf der Seite über personenbezogene Daten.'],
      },
    ],
  },
}
