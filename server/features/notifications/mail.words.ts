/** The words around every mail. What is between stands with its own mail. */
export const mailWords = {
  nl: {
    agency: 'Federaal Agentschap voor Geneesmiddelen en Gezondheidsproducten',
    brand: 'FAGG',
    portal: 'Bedrijvenportaal',
    colon: ':',
    greeting: (name: string) => `Beste ${name},`,
    greetingToUnknown: 'Geachte mevrouw, geachte heer,',
    closing: 'Met vriendelijke groeten,',
    linkFallback: 'Werkt de knop niet? Kopieer dit adres in uw browser:',
    status: 'Stand',
    acts: 'Nu aan zet',
    actors: {
      you: 'U',
      agency: 'Het FAGG',
      representatives: 'De wettelijke vertegenwoordigers',
      nobody: 'Niemand meer: dit is afgesloten',
    },
    by: 'Uiterlijk',
    reference: 'Referentie',
    because: {
      contact: 'U krijgt dit bericht omdat dit adres als contact van deze aanvraag is opgegeven.',
      account: 'U krijgt dit bericht omdat in het portaal een account voor u is gemaakt.',
      named: 'U krijgt dit bericht omdat een onderneming u noemt en u al een account hebt.',
      staff: 'U krijgt dit bericht omdat u als medewerker van het FAGG bent uitgenodigd.',
      support: 'U krijgt dit bericht omdat dit het adres van de helpdesk van het portaal is.',
    },
    help: 'Hulp bij het portaal',
    automatic: 'Dit bericht is automatisch verstuurd. Wij vragen u nooit om uw wachtwoord of een code.',
  },
  fr: {
    agency: 'Agence fédérale des médicaments et des produits de santé',
    brand: 'AFMPS',
    portal: 'Portail des entreprises',
    // French sets a hard space before it.
    colon: '\u00a0:',
    greeting: (name: string) => `Bonjour ${name},`,
    greetingToUnknown: 'Madame, Monsieur,',
    closing: 'Meilleures salutations,',
    linkFallback: 'Le bouton ne fonctionne pas ? Copiez cette adresse dans votre navigateur :',
    status: 'État',
    acts: 'Qui agit maintenant',
    actors: { you: 'Vous', agency: 'L’AFMPS', representatives: 'Les représentants légaux', nobody: 'Plus personne : le dossier est clos' },
    by: 'Au plus tard',
    reference: 'Référence',
    because: {
      contact: 'Vous recevez ce message parce que cette adresse est le contact indiqué pour cette demande.',
      account: 'Vous recevez ce message parce qu’un compte a été créé pour vous dans le portail.',
      named: 'Vous recevez ce message parce qu’une entreprise vous désigne et que vous avez déjà un compte.',
      staff: 'Vous recevez ce message parce que vous êtes invité comme collaborateur de l’AFMPS.',
      support: 'Vous recevez ce message parce que ceci est l’adresse du service d’aide du portail.',
    },
    help: 'Aide pour le portail',
    automatic: 'Ce message est envoyé automatiquement. Nous ne vous demandons jamais votre mot de passe ni un code.',
  },
  en: {
    agency: 'Federal Agency for Medicines and Health Products',
    brand: 'FAMHP',
    portal: 'Company portal',
    colon: ':',
    greeting: (name: string) => `Dear ${name},`,
    greetingToUnknown: 'Dear Sir or Madam,',
    closing: 'Kind regards,',
    linkFallback: 'If the button does not work, copy this address into your browser:',
    status: 'Status',
    acts: 'Who acts now',
    actors: { you: 'You', agency: 'The FAMHP', representatives: 'The legal representatives', nobody: 'Nobody any more: this is closed' },
    by: 'By',
    reference: 'Reference',
    because: {
      contact: 'You get this message because this address was given as the contact of this request.',
      account: 'You get this message because an account was made for you in the portal.',
      named: 'You get this message because a company names you and you have an account already.',
      staff: 'You get this message because you are invited as a member of staff of the FAMHP.',
      support: 'You get this message because this is the address of the help desk of the portal.',
    },
    help: 'Help with the portal',
    automatic: 'This message was sent automatically. We never ask you for your password or a code.',
  },
} as const

/** Stands for who helps with the portal until the mail leaves or is shown: the address is a setting (S6, S160). */
export const supportPlace = '[[support]]'

/** Why an address of ours is written to. */
export type MailReason = keyof (typeof mailWords)['en']['because']
