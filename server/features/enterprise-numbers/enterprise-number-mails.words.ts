/** Words of the mails about a request for an enterprise number, in the three languages of correspondence (S36). */
export const enterpriseNumberMailWords = {
  nl: {
    reference: 'Referentie',
    company: 'Onderneming',
    received: {
      subject: (reference: string) => `Wij hebben aanvraag ${reference} voor een ondernemingsnummer ontvangen`,
      thanks: 'Uw aanvraag voor een Belgisch ondernemingsnummer is bij het FAGG aangekomen. U hoeft nu niets te doen.',
      next: 'Een medewerker kijkt ze na. Daarna vragen wij het nummer aan bij de Kruispuntbank van Ondernemingen en sturen wij het u per e-mail; met dat nummer registreert u uw onderneming.',
      notYou: 'Vroeg u dit niet? Dan heeft iemand zich wellicht van adres vergist. U hoeft niets te doen.',
    },
    issued: {
      subject: (reference: string) => `Aanvraag ${reference}: uw ondernemingsnummer`,
      news: 'De Kruispuntbank van Ondernemingen heeft uw onderneming ingeschreven. Dit is haar ondernemingsnummer:',
      existed: 'Uw onderneming was al ingeschreven in de Kruispuntbank van Ondernemingen. Dit is haar ondernemingsnummer:',
      number: 'Ondernemingsnummer',
      next: 'Met de knop hieronder registreert u uw onderneming bij het FAGG. Land en nummer zijn al ingevuld; naam en adres nemen wij over uit het register.',
      register: 'Onderneming registreren',
    },
    refused: {
      subject: (reference: string) => `Aanvraag ${reference} voor een ondernemingsnummer is geweigerd`,
      byDesk: 'Wij kunnen voor uw onderneming geen ondernemingsnummer aanvragen, om deze reden:',
      byRegister: 'De Kruispuntbank van Ondernemingen kon uw onderneming met deze gegevens niet inschrijven.',
      again: 'U kunt een nieuwe aanvraag indienen. Begrijpt u de reden niet, antwoord dan op deze e-mail en vermeld de referentie.',
    },
  },
  fr: {
    reference: 'Référence',
    company: 'Entreprise',
    received: {
      subject: (reference: string) => `Nous avons bien reçu la demande ${reference} de numéro d’entreprise`,
      thanks: 'Votre demande de numéro d’entreprise belge est arrivée à l’AFMPS. Vous n’avez rien à faire maintenant.',
      next: 'Un agent l’examine. Nous demandons ensuite le numéro à la Banque-Carrefour des Entreprises et nous vous l’envoyons par courriel ; avec ce numéro, vous enregistrerez votre entreprise.',
      notYou: 'Vous n’avez rien demandé ? Quelqu’un s’est sans doute trompé d’adresse. Vous n’avez rien à faire.',
    },
    issued: {
      subject: (reference: string) => `Demande ${reference} : votre numéro d’entreprise`,
      news: 'La Banque-Carrefour des Entreprises a inscrit votre entreprise. Voici son numéro d’entreprise :',
      existed: 'Votre entreprise était déjà inscrite à la Banque-Carrefour des Entreprises. Voici son numéro d’entreprise :',
      number: 'Numéro d’entreprise',
      next: 'Le bouton ci-dessous vous permet d’enregistrer votre entreprise à l’AFMPS. Le pays et le numéro sont déjà remplis ; le nom et l’adresse sont repris du registre.',
      register: 'Enregistrer l’entreprise',
    },
    refused: {
      subject: (reference: string) => `La demande ${reference} de numéro d’entreprise est refusée`,
      byDesk: 'Nous ne pouvons pas demander de numéro d’entreprise pour votre entreprise, pour cette raison :',
      byRegister: 'La Banque-Carrefour des Entreprises n’a pas pu inscrire votre entreprise avec ces données.',
      again:
        'Vous pouvez introduire une nouvelle demande. Si la raison n’est pas claire, répondez à ce courriel en mentionnant la référence.',
    },
  },
  en: {
    reference: 'Reference',
    company: 'Company',
    received: {
      subject: (reference: string) => `We have received request ${reference} for an enterprise number`,
      thanks: 'Your request for a Belgian enterprise number has arrived at the FAMHP. You need not do anything now.',
      next: 'A member of our staff looks at it. We then ask the Crossroads Bank for Enterprises for the number and mail it to you; with that number you register your company.',
      notYou: 'You did not ask for this? Somebody has probably mistyped an address. You need not do anything.',
    },
    issued: {
      subject: (reference: string) => `Request ${reference}: your enterprise number`,
      news: 'The Crossroads Bank for Enterprises has entered your company. This is its enterprise number:',
      existed: 'Your company was already known to the Crossroads Bank for Enterprises. This is its enterprise number:',
      number: 'Enterprise number',
      next: 'With the button below you register your company with the FAMHP. Country and number are filled in already; name and address are taken over from the register.',
      register: 'Register the company',
    },
    refused: {
      subject: (reference: string) => `Request ${reference} for an enterprise number is refused`,
      byDesk: 'We cannot ask for an enterprise number for your company, for this reason:',
      byRegister: 'The Crossroads Bank for Enterprises could not enter your company with these details.',
      again: 'You can make a new request. If the reason is not clear, answer this mail and quote the reference.',
    },
  },
} as const
