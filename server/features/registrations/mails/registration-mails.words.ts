/** Words of the mails of a registration, in the three languages of correspondence (S36). */
export const registrationMailWords = {
  nl: {
    reference: 'Referentie',
    company: 'Onderneming',
    follow: 'Volg uw aanvraag',
    opens: (day: string) =>
      `De knop opent uw aanvraag in elke browser, zonder aanmelden. De link werkt één keer en tot ${day}; in de browser waarin u hem opende, blijft hij werken. Geef hem niet door: wie hem opent, ziet uw aanvraag.`,
    contactCode: {
      subject: (reference: string) => `Bevestig uw e-mailadres voor aanvraag ${reference}`,
      why: 'U vermeldde dit adres als contact voor de registratie van een onderneming bij het FAGG. Bevestig dat het van u is met de code hieronder.',
      within: 'Binnen drie dagen',
      code: 'Uw code',
      how: 'Vul de code in op de pagina van uw aanvraag. Ze is drie dagen geldig.',
      notYou: 'Vroeg u dit niet? Dan hoeft u niets te doen: zonder bevestiging schrijven wij dit adres hoogstens nog één keer.',
    },
    resume: {
      subject: (reference: string) => `Ga verder met aanvraag ${reference}`,
      begun: 'Met de knop hieronder gaat u verder waar u gebleven was. Ook wat u typte en nog niet bewaarde, staat er.',
      sent: 'Met de knop hieronder opent u uw aanvraag weer en ziet u hoe ver ze staat.',
      action: 'Verdergaan',
      validity: (hours: number) =>
        `De link werkt één keer, gedurende ${hours} uur. Geef hem niet door: wie hem opent, ziet uw aanvraag. Vroeg u hem niet, dan hoeft u niets te doen.`,
    },
    received: {
      subject: (reference: string) => `Wij hebben aanvraag ${reference} ontvangen`,
      thanks: 'Uw registratie is bij het FAGG aangekomen. U hoeft nu niets te doen.',
      next: 'Wat er nu gebeurt',
      steps: [
        'Wij kijken het nummer van uw onderneming na in het register, en het officiële bewijs dat u toevoegde.',
        'Een medewerker beslist. Is iets onduidelijk, dan vragen wij u een correctie; wat u invulde, blijft bewaard.',
        'Na goedkeuring krijgt elke wettelijke vertegenwoordiger twee e-mails: één met een identificatienummer (INSZ) en één met een tijdelijk wachtwoord.',
        'Daarna duidt de onderneming een hoofdtoegangsbeheerder aan, die de collega’s toegang geeft.',
      ],
      unconfirmed:
        'Uw e-mailadres is nog niet bevestigd. Zolang dat zo is, is dit onze laatste e-mail aan dit adres; volg uw aanvraag dan op de pagina.',
    },
    approved: {
      subject: (reference: string) => `Aanvraag ${reference} is goedgekeurd`,
      within: 'Binnen 72 uur na die e-mails',
      news: 'De registratie van uw onderneming is goedgekeurd.',
      next: 'Elke wettelijke vertegenwoordiger krijgt nu op zijn eigen adres twee e-mails: één met het identificatienummer (INSZ) en één met een tijdelijk wachtwoord, dat 72 uur geldig is.',
      list: 'Uw onderneming verschijnt in de openbare lijst zodra ze een eerste activiteit meldt.',
    },
    refused: {
      subject: (reference: string) => `Aanvraag ${reference} is geweigerd`,
      news: 'De registratie van uw onderneming is geweigerd, om deze reden:',
      again: 'U kunt een nieuwe aanvraag indienen. Begrijpt u de reden niet, antwoord dan op deze e-mail en vermeld de referentie.',
    },
    correction: {
      subject: (reference: string) => `Aanvraag ${reference}: wij vragen een correctie`,
      within: (days: number) => `Binnen ${String(days)} dagen`,
      news: 'Om te kunnen beslissen hebben wij deze correcties nodig:',
      again: 'Pas ze aan op de pagina van uw aanvraag en dien opnieuw in. De rest blijft staan.',
    },
    withdrawn: {
      subject: (reference: string) => `Aanvraag ${reference} is ingetrokken`,
      news: 'U hebt deze aanvraag ingetrokken. Wij onderzoeken ze niet verder en over de onderneming is niets beslist.',
      again: 'U kunt altijd een nieuwe aanvraag indienen.',
      notYou: 'Was dit niet de bedoeling? Antwoord dan op deze e-mail en vermeld de referentie.',
    },
  },
  fr: {
    reference: 'Référence',
    company: 'Entreprise',
    follow: 'Suivre ma demande',
    opens: (day: string) =>
      `Le bouton ouvre votre demande dans n’importe quel navigateur, sans connexion. Le lien fonctionne une fois, jusqu’au ${day} ; dans le navigateur où vous l’avez ouvert, il continue à fonctionner. Ne le transmettez pas : qui l’ouvre voit votre demande.`,
    contactCode: {
      subject: (reference: string) => `Confirmez votre adresse pour la demande ${reference}`,
      why: 'Vous avez indiqué cette adresse comme contact pour l’enregistrement d’une entreprise à l’AFMPS. Confirmez qu’elle est la vôtre avec le code ci-dessous.',
      within: 'Dans les trois jours',
      code: 'Votre code',
      how: 'Saisissez ce code sur la page de votre demande. Il est valable trois jours.',
      notYou: 'Vous n’avez rien demandé ? Ne faites rien : sans confirmation, nous écrirons au plus une fois encore à cette adresse.',
    },
    resume: {
      subject: (reference: string) => `Continuez la demande ${reference}`,
      begun: 'Le bouton ci-dessous vous ramène là où vous étiez. Ce que vous avez tapé sans l’enregistrer s’y trouve aussi.',
      sent: 'Le bouton ci-dessous rouvre votre demande et montre où elle en est.',
      action: 'Continuer',
      validity: (hours: number) =>
        `Le lien fonctionne une seule fois, pendant ${hours} heures. Ne le transmettez pas : qui l’ouvre voit votre demande. Si vous ne l’avez pas demandé, ne faites rien.`,
    },
    received: {
      subject: (reference: string) => `Nous avons bien reçu la demande ${reference}`,
      thanks: 'Votre enregistrement est arrivé à l’AFMPS. Vous n’avez rien à faire maintenant.',
      next: 'La suite',
      steps: [
        'Nous vérifions le numéro de votre entreprise dans le registre, ainsi que la preuve officielle que vous avez jointe.',
        'Un agent décide. Si quelque chose n’est pas clair, nous vous demandons une correction ; ce que vous avez saisi est conservé.',
        'Après approbation, chaque représentant légal reçoit deux courriels : l’un avec un numéro d’identification (NISS), l’autre avec un mot de passe temporaire.',
        'L’entreprise désigne ensuite un gestionnaire d’accès principal, qui ouvre l’accès aux collègues.',
      ],
      unconfirmed:
        'Votre adresse n’est pas encore confirmée. Tant que c’est le cas, ceci est notre dernier courriel à cette adresse ; suivez alors votre demande sur sa page.',
    },
    approved: {
      subject: (reference: string) => `La demande ${reference} est approuvée`,
      within: 'Dans les 72 heures après ces courriels',
      news: 'L’enregistrement de votre entreprise est approuvé.',
      next: 'Chaque représentant légal reçoit maintenant, à sa propre adresse, deux courriels : l’un avec le numéro d’identification (NISS), l’autre avec un mot de passe temporaire, valable 72 heures.',
      list: 'Votre entreprise paraîtra dans la liste publique dès qu’elle aura notifié une première activité.',
    },
    refused: {
      subject: (reference: string) => `La demande ${reference} est refusée`,
      news: 'L’enregistrement de votre entreprise est refusé, pour cette raison :',
      again:
        'Vous pouvez introduire une nouvelle demande. Si la raison n’est pas claire, répondez à ce courriel en mentionnant la référence.',
    },
    correction: {
      subject: (reference: string) => `Demande ${reference} : une correction est nécessaire`,
      within: (days: number) => `Dans les ${String(days)} jours`,
      news: 'Pour pouvoir décider, nous avons besoin de ces corrections :',
      again: 'Corrigez-les sur la page de votre demande et envoyez-la à nouveau. Le reste est conservé.',
    },
    withdrawn: {
      subject: (reference: string) => `La demande ${reference} est retirée`,
      news: 'Vous avez retiré cette demande. Nous ne l’examinons plus et rien n’est décidé au sujet de l’entreprise.',
      again: 'Vous pouvez introduire une nouvelle demande à tout moment.',
      notYou: 'Ce n’était pas voulu ? Répondez à ce courriel en mentionnant la référence.',
    },
  },
  en: {
    reference: 'Reference',
    company: 'Company',
    follow: 'Follow your request',
    opens: (day: string) =>
      `The button opens your request in any browser, without signing in. The link works once, until ${day}; in the browser in which you opened it, it goes on working. Do not pass it on: whoever opens it sees your request.`,
    contactCode: {
      subject: (reference: string) => `Confirm your address for request ${reference}`,
      why: 'You gave this address as contact for the registration of a company with the FAMHP. Confirm that it is yours with the code below.',
      within: 'Within three days',
      code: 'Your code',
      how: 'Enter the code on the page of your request. It is good for three days.',
      notYou: 'Was this not you? Then do nothing: without confirmation we write to this address at most once more.',
    },
    resume: {
      subject: (reference: string) => `Go on with request ${reference}`,
      begun: 'The button below takes you back to where you were. What you typed and did not save yet is there, too.',
      sent: 'The button below opens your request again and shows how far it is.',
      action: 'Go on',
      validity: (hours: number) =>
        `The link works once, for ${hours} hours. Do not pass it on: whoever opens it sees your request. If you did not ask for it, you need do nothing.`,
    },
    received: {
      subject: (reference: string) => `We have received request ${reference}`,
      thanks: 'Your registration has arrived at the FAMHP. You have nothing to do now.',
      next: 'What happens next',
      steps: [
        'We check the number of your company in the register, and the official proof that you added.',
        'One of our staff decides. If something is not clear, we ask you for a correction; what you entered stays.',
        'After approval each legal representative gets two e-mails: one with an identification number (NISS) and one with a temporary password.',
        'The company then appoints a chief access manager, who gives colleagues access.',
      ],
      unconfirmed:
        'Your address is not confirmed yet. As long as that is so, this is our last e-mail to it; follow your request on its page instead.',
    },
    approved: {
      subject: (reference: string) => `Request ${reference} is approved`,
      within: 'Within 72 hours of those e-mails',
      news: 'The registration of your company is approved.',
      next: 'Each legal representative now gets two e-mails at his or her own address: one with the identification number (NISS) and one with a temporary password, good for 72 hours.',
      list: 'Your company appears in the public list as soon as it notifies a first activity.',
    },
    refused: {
      subject: (reference: string) => `Request ${reference} is refused`,
      news: 'The registration of your company is refused, for this reason:',
      again: 'You can send a new request. If the reason is not clear, answer this e-mail and name the reference.',
    },
    correction: {
      subject: (reference: string) => `Request ${reference}: a correction is needed`,
      within: (days: number) => `Within ${String(days)} days`,
      news: 'To be able to decide, we need these corrections:',
      again: 'Mend them on the page of your request and send it again. The rest stays as it is.',
    },
    withdrawn: {
      subject: (reference: string) => `Request ${reference} is withdrawn`,
      news: 'You have withdrawn this request. We do not look at it any further, and nothing is decided about the company.',
      again: 'You can send a new request at any time.',
      notYou: 'Was this not intended? Answer this e-mail and name the reference.',
    },
  },
} as const
