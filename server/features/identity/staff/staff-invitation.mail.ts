import { layOutMail, type MailContent } from '../../notifications/mail-layout.ts'
import type { Language } from '../identity.contract.ts'

export type InvitationMailFacts = { language: Language; name: string; username: string; url: string; hours: number }

const words = {
  nl: {
    subject: 'Uitnodiging voor het portaal van het FAGG',
    opening: 'Een beheerder heeft u als medewerker toegang gegeven tot het portaal van het FAGG.',
    username: 'Gebruikersnaam',
    next: 'Via de knop hieronder kiest u een wachtwoord. Daarna koppelt u uw telefoon met een authenticatie-app.',
    action: 'Uitnodiging aanvaarden',
    within: (hours: number) => `Binnen ${hours} uur`,
    validity: (hours: number) =>
      `De link werkt één keer, gedurende ${hours} uur. Hebt u deze uitnodiging niet verwacht, doe dan niets en meld het aan uw beheerder.`,
  },
  fr: {
    subject: 'Invitation au portail de l’AFMPS',
    opening: 'Un administrateur vous a donné accès, comme collaborateur, au portail de l’AFMPS.',
    username: 'Nom d’utilisateur',
    next: 'Le bouton ci-dessous vous permet de choisir un mot de passe. Vous lierez ensuite votre téléphone avec une application d’authentification.',
    action: 'Accepter l’invitation',
    within: (hours: number) => `Dans les ${hours} heures`,
    validity: (hours: number) =>
      `Le lien fonctionne une seule fois, pendant ${hours} heures. Si vous n’attendiez pas cette invitation, ne faites rien et prévenez votre administrateur.`,
  },
  en: {
    subject: 'Invitation to the FAMHP portal',
    opening: 'An administrator has given you access to the FAMHP portal as a member of staff.',
    username: 'User name',
    next: 'With the button below you choose a password. You then link your phone with an authenticator app.',
    action: 'Accept the invitation',
    within: (hours: number) => `Within ${hours} hours`,
    validity: (hours: number) =>
      `The link works once, for ${hours} hours. If you did not expect this invitation, do nothing and tell your administrator.`,
  },
} as const

/** The invitation of someone of the agency; `url` carries the one-time token and is the only secret in it. */
export function staffInvitationMail({ language, name, username, url, hours }: InvitationMailFacts): MailContent {
  const say = words[language]
  return layOutMail({
    language,
    subject: say.subject,
    name,
    turn: { who: 'you', by: say.within(hours) },
    because: { why: 'staff' },
    blocks: [
      { kind: 'text', text: say.opening },
      { kind: 'facts', facts: [{ label: say.username, value: username }] },
      { kind: 'text', text: say.next },
    ],
    action: { label: say.action, url },
    after: [{ kind: 'note', text: say.validity(hours) }],
  })
}
