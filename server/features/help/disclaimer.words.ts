import type { LeafletWords } from './leaflet.contract.ts'

/** What one may rely on, and what not (S13). */
export const disclaimerWords: LeafletWords = {
  nl: {
    title: 'Voorwaarden',
    lead: 'Waarop u mag rekenen, en waarop niet.',
    chapters: [
      {
        id: 'registration',
        title: 'Registratie',
        parts: [
          'Een registratie is pas een toelating als het FAGG ze heeft goedgekeurd. De bevestiging van ontvangst geeft geen recht.',
          'U bent verantwoordelijk voor de juistheid van wat u indient. We vergelijken het met officiële registers en met uw bewijs, en kunnen om uitleg vragen.',
        ],
      },
      {
        id: 'content',
        title: 'Teksten en gidsen',
        parts: [
          'De uitleg op dit portaal helpt u op weg. Bij verschil gelden de wet en onze beslissing. Links naar andere websites zijn een dienst; voor wat daar staat, staan wij niet in.',
        ],
      },
      {
        id: 'service',
        title: 'Beschikbaarheid',
        parts: [
          'Het portaal kan even onbereikbaar zijn voor onderhoud. Wat bewaard is, blijft bewaard. Valt een termijn in een storing, dan houden we daar rekening mee.',
        ],
      },
      {
        id: 'law',
        title: 'Recht',
        parts: ['Het Belgische recht is van toepassing. De rechtbanken van Brussel zijn bevoegd.'],
      },
    ],
  },
  fr: {
    title: 'Conditions',
    lead: 'Sur quoi vous pouvez compter, et sur quoi non.',
    chapters: [
      {
        id: 'registration',
        title: 'Enregistrement',
        parts: [
          'Un enregistrement ne vaut admission qu’une fois approuvé par l’AFMPS. L’accusé de réception ne donne aucun droit.',
          'Vous êtes responsable de l’exactitude de ce que vous envoyez. Nous le comparons avec les registres officiels et votre preuve, et pouvons demander des précisions.',
        ],
      },
      {
        id: 'content',
        title: 'Textes et guides',
        parts: [
          'Les explications de ce portail vous aident à avancer. En cas de différence, la loi et notre décision l’emportent. Les liens vers d’autres sites sont un service ; nous ne répondons pas de leur contenu.',
        ],
      },
      {
        id: 'service',
        title: 'Disponibilité',
        parts: [
          'Le portail peut être brièvement inaccessible pour entretien. Ce qui est enregistré le reste. Si un délai tombe pendant une panne, nous en tenons compte.',
        ],
      },
      {
        id: 'law',
        title: 'Droit',
        parts: ['Le droit belge s’applique. Les tribunaux de Bruxelles sont compétents.'],
      },
    ],
  },
  en: {
    title: 'Disclaimer',
    lead: 'What you may rely on, and what not.',
    chapters: [
      {
        id: 'registration',
        title: 'Registration',
        parts: [
          'A registration is an admission only once the FAMHP has approved it. The confirmation of receipt gives no right.',
          'You are responsible for what you submit being right. We compare it with official registers and with your proof, and may ask you to explain.',
        ],
      },
      {
        id: 'content',
        title: 'Texts and guides',
        parts: [
          'What this portal explains helps you on your way. Where it differs, the law and our decision hold. Links to other sites are a service; we do not answer for what they say.',
        ],
      },
      {
        id: 'service',
        title: 'Availability',
        parts: [
          'The portal may be out of reach for a while for maintenance. What is saved stays saved. If a time limit falls into an outage, we take that into account.',
        ],
      },
      {
        id: 'law',
        title: 'Law',
        parts: ['Belgian law applies. The courts of Brussels are competent.'],
      },
    ],
  },
  de: {
    title: 'Haftungshinweis',
    lead: 'Worauf Sie sich verlassen dürfen, und worauf nicht.',
    chapters: [
      {
        id: 'registration',
        title: 'Registrierung',
        parts: [
          'Eine Registrierung ist erst dann eine Zulassung, wenn die FAAGP sie genehmigt hat. Die Empfangsbestätigung gibt kein Recht.',
          'Sie sind dafür verantwortlich, dass Ihre Angaben stimmen. Wir vergleichen sie mit amtlichen Registern und Ihrem Nachweis und können um Erklärung bitten.',
        ],
      },
      {
        id: 'content',
        title: 'Texte und Leitfäden',
        parts: [
          'Die Erklärungen dieses Portals helfen Ihnen weiter. Bei Abweichungen gelten das Gesetz und unsere Entscheidung. Links zu anderen Websites sind ein Dienst; für deren Inhalt stehen wir nicht ein.',
        ],
      },
      {
        id: 'service',
        title: 'Verfügbarkeit',
        parts: [
          'Das Portal kann wegen Wartung kurz nicht erreichbar sein. Was gespeichert ist, bleibt gespeichert. Fällt eine Frist in eine Störung, berücksichtigen wir das.',
        ],
      },
      {
        id: 'law',
        title: 'Recht',
        parts: ['Es gilt belgisches Recht. Zuständig sind die Gerichte von Brüssel.'],
      },
    ],
  },
}
