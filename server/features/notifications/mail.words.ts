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
    help: 'Help with the portal',
    automatic: 'This message was sent automatically. We never ask you for your password or a code.',
  },
} as const

/** Stands for who helps with the portal until the mail leaves or is shown: the address is a setting (S6, S160). */
export const supportPlace = '[[support]]'
