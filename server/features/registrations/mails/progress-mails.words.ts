/** Words of the mails that tell how a registration goes on, in the three languages of correspondence (S36). */
export const progressMailWords = {
  nl: {
    inReview: {
      subject: (reference: string) => `Aanvraag ${reference} wordt onderzocht`,
      news: 'Een medewerker van het FAGG onderzoekt nu uw aanvraag. U hoeft niets te doen.',
      next: 'U krijgt een e-mail zodra er beslist is of als wij iets van u nodig hebben.',
    },
    corrected: {
      subject: (reference: string) => `Wij hebben uw correctie van aanvraag ${reference} ontvangen`,
      news: 'Uw gecorrigeerde aanvraag is bij het FAGG aangekomen. U hoeft nu niets te doen.',
      next: 'Een medewerker bekijkt wat u veranderde en beslist. U krijgt daarover een e-mail.',
    },
    number: 'Nummer',
    numberConfirmed: {
      subject: (reference: string) => `Aanvraag ${reference}: het nummer is bevestigd`,
      news: 'Toen u uw aanvraag indiende, gaf het register nog geen antwoord. Nu is het nummer van uw onderneming bevestigd.',
      next: 'U hoeft niets te doen: uw aanvraag loopt gewoon verder.',
    },
    numberNotKnown: {
      subject: (reference: string) => `Aanvraag ${reference}: het register kent het nummer niet`,
      news: 'Toen u uw aanvraag indiende, gaf het register nog geen antwoord. Nu antwoordt het dat dit nummer niet bestaat of niet geldig is.',
      next: 'Uw aanvraag blijft bij ons. Kijk het nummer na: is het fout, of is het pas toegekend, schrijf ons dat dan op de pagina van uw aanvraag. Een medewerker bekijkt het en vraagt u zo nodig een correctie.',
    },
    expiring: {
      subject: (reference: string) => `Aanvraag ${reference} is nog niet ingediend`,
      news: (day: string) =>
        `U begon een registratie die u nog niet indiende. Wat u invulde, bewaren wij tot ${day}; daarna wordt het gewist.`,
      next: 'Elke keer dat u iets opslaat, begint die tijd opnieuw. Wilt u niet verdergaan, dan hoeft u niets te doen.',
    },
    message: {
      subject: (reference: string) => `Aanvraag ${reference}: een bericht van het FAGG`,
      news: 'Het FAGG schreef u een bericht over uw aanvraag:',
      answer: 'Antwoord op de pagina van uw aanvraag. Een antwoord op deze e-mail komt niet in uw dossier.',
      closed: 'Antwoorden op deze e-mail komen niet in uw dossier.',
    },
  },
  fr: {
    inReview: {
      subject: (reference: string) => `La demande ${reference} est en examen`,
      news: 'Un agent de l’AFMPS examine maintenant votre demande. Vous n’avez rien à faire.',
      next: 'Vous recevrez un courriel dès qu’il aura décidé, ou si nous avons besoin de vous.',
    },
    corrected: {
      subject: (reference: string) => `Nous avons bien reçu votre correction de la demande ${reference}`,
      news: 'Votre demande corrigée est arrivée à l’AFMPS. Vous n’avez rien à faire maintenant.',
      next: 'Un agent regarde ce que vous avez changé, puis décide. Vous en serez averti par courriel.',
    },
    number: 'Numéro',
    numberConfirmed: {
      subject: (reference: string) => `Demande ${reference} : le numéro est confirmé`,
      news: 'Quand vous avez envoyé votre demande, le registre ne répondait pas encore. Le numéro de votre entreprise est maintenant confirmé.',
      next: 'Vous n’avez rien à faire : votre demande suit son cours.',
    },
    numberNotKnown: {
      subject: (reference: string) => `Demande ${reference} : le registre ne connaît pas le numéro`,
      news: 'Quand vous avez envoyé votre demande, le registre ne répondait pas encore. Il répond maintenant que ce numéro n’existe pas ou n’est pas valable.',
      next: 'Votre demande reste chez nous. Vérifiez le numéro : s’il est faux, ou s’il vient d’être attribué, écrivez-le-nous sur la page de votre demande. Un agent l’examine et vous demande au besoin une correction.',
    },
    expiring: {
      subject: (reference: string) => `La demande ${reference} n’est pas encore envoyée`,
      news: (day: string) =>
        `Vous avez commencé un enregistrement sans l’envoyer. Nous gardons ce que vous avez saisi jusqu’au ${day} ; ensuite, cela sera effacé.`,
      next: 'Ce délai recommence chaque fois que vous enregistrez quelque chose. Si vous ne voulez pas continuer, vous n’avez rien à faire.',
    },
    message: {
      subject: (reference: string) => `Demande ${reference} : un message de l’AFMPS`,
      news: 'L’AFMPS vous a écrit au sujet de votre demande :',
      answer: 'Répondez sur la page de votre demande. Une réponse à ce courriel n’arrive pas dans votre dossier.',
      closed: 'Une réponse à ce courriel n’arrive pas dans votre dossier.',
    },
  },
  en: {
    inReview: {
      subject: (reference: string) => `Request ${reference} is being looked at`,
      news: 'A member of staff of the FAMHP is now looking at your request. You have nothing to do.',
      next: 'You get an e-mail as soon as it is decided, or if we need something from you.',
    },
    corrected: {
      subject: (reference: string) => `We have received your correction of request ${reference}`,
      news: 'Your corrected request has arrived at the FAMHP. You have nothing to do now.',
      next: 'A member of staff looks at what you changed and decides. You will get an e-mail about it.',
    },
    number: 'Number',
    numberConfirmed: {
      subject: (reference: string) => `Request ${reference}: the number is confirmed`,
      news: 'When you sent your request the register had not answered yet. The number of your company is now confirmed.',
      next: 'You have nothing to do: your request goes on as usual.',
    },
    numberNotKnown: {
      subject: (reference: string) => `Request ${reference}: the register does not know the number`,
      news: 'When you sent your request the register had not answered yet. It now answers that this number does not exist or is not valid.',
      next: 'Your request stays with us. Check the number: if it is wrong, or was given only lately, write that to us on the page of your request. A member of staff looks at it and asks you for a correction if one is needed.',
    },
    expiring: {
      subject: (reference: string) => `Request ${reference} is not sent yet`,
      news: (day: string) =>
        `You began a registration and have not sent it. We keep what you entered until ${day}; after that it is erased.`,
      next: 'This time begins anew whenever you save something. If you do not want to go on, you have nothing to do.',
    },
    message: {
      subject: (reference: string) => `Request ${reference}: a message from the FAMHP`,
      news: 'The FAMHP has written to you about your request:',
      answer: 'Answer on the page of your request. An answer to this e-mail does not reach your file.',
      closed: 'An answer to this e-mail does not reach your file.',
    },
  },
} as const
