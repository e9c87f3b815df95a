import { layOutMail, type MailBlock, type MailContent } from '../../notifications/mail-layout.ts'
import type { Language } from '../identity.contract.ts'
import type { ResetAnswer } from '../identity.rules.ts'

export type ResetMailLine = { name: string; username: string } & (
  { answer: Exclude<ResetAnswer, 'link'> } | { answer: 'link'; url: string }
)
export type ResetMailFacts = { language: Language; minutes: number; lines: readonly ResetMailLine[] }

const words = {
  nl: {
    subject: 'Nieuw wachtwoord en nieuwe telefoon voor het portaal',
    opening: 'Met dit e-mailadres is een nieuw wachtwoord gevraagd voor het bedrijvenportaal.',
    username: 'Gebruikersnaam',
    steps: 'Via de link koppelt u eerst uw telefoon en kiest u dan een nieuw wachtwoord.',
    until: 'Tot beide klaar zijn, blijven uw oude wachtwoord en uw oude telefoon werken.',
    several: 'Dit adres hoort bij verschillende accounts. Elk account heeft zijn eigen link.',
    action: 'Verdergaan',
    within: (minutes: number) => `Binnen ${minutes} minuten`,
    validity: (minutes: number) =>
      `De link werkt één keer, tot ${minutes} minuten na het versturen van dit bericht. Vraagt u een nieuwe, dan werkt deze niet meer.`,
    notYou: 'Hebt u dit niet gevraagd? Doe dan niets: er verandert niets.',
    others: {
      'nothing-yet': 'Voor dit account zijn nog geen aanmeldgegevens verstuurd. Ze komen op dit adres zodra het INSZ er is.',
      blocked: 'Dit account is geblokkeerd. Schrijf naar het adres hieronder.',
      staff: 'Dit account is van een medewerker van het FAGG. Alleen een beheerder kan het herstellen: spreek hem aan.',
    },
  },
  fr: {
    subject: 'Nouveau mot de passe et nouveau téléphone pour le portail',
    opening: 'Un nouveau mot de passe pour le portail des entreprises a été demandé avec cette adresse e-mail.',
    username: 'Nom d’utilisateur',
    steps: 'Le lien vous permet d’associer d’abord votre téléphone, puis de choisir un nouveau mot de passe.',
    until: 'Tant que les deux ne sont pas faits, votre ancien mot de passe et votre ancien téléphone continuent de fonctionner.',
    several: 'Cette adresse sert à plusieurs comptes. Chaque compte a son propre lien.',
    action: 'Continuer',
    within: (minutes: number) => `Dans les ${minutes} minutes`,
    validity: (minutes: number) =>
      `Le lien fonctionne une seule fois, jusqu’à ${minutes} minutes après l’envoi de ce message. Si vous en demandez un autre, celui-ci ne fonctionne plus.`,
    notYou: 'Vous n’avez rien demandé ? Alors ne faites rien : rien ne change.',
    others: {
      'nothing-yet':
        'Aucune donnée de connexion n’a encore été envoyée pour ce compte. Elles arrivent à cette adresse dès que le NISS existe.',
      blocked: 'Ce compte est bloqué. Écrivez à l’adresse ci-dessous.',
      staff: 'Ce compte est celui d’un collaborateur de l’AFMPS. Seul un administrateur peut le rétablir : adressez-vous à lui.',
    },
  },
  en: {
    subject: 'New password and new phone for the portal',
    opening: 'A new password for the company portal was asked for with this e-mail address.',
    username: 'User name',
    steps: 'With the link you first link your phone, and then choose a new password.',
    until: 'Until both are done, your old password and your old phone keep working.',
    several: 'This address belongs to several accounts. Each account has a link of its own.',
    action: 'Go on',
    within: (minutes: number) => `Within ${minutes} minutes`,
    validity: (minutes: number) =>
      `The link works once, until ${minutes} minutes after this message was sent. If you ask for another, this one no longer works.`,
    notYou: 'You did not ask for this? Then do nothing: nothing changes.',
    others: {
      'nothing-yet': 'No sign-in details were sent for this account yet. They come to this address as soon as the NISS is there.',
      blocked: 'This account is blocked. Write to the address below.',
      staff: 'This account belongs to a member of staff of the FAMHP. Only an administrator can restore it: speak to one.',
    },
  },
} as const

/**
 * What "Forgot password" brings (S128, S129): a link for each account of the address, named by its user name and never by
 * a number. The links are the only secrets in it.
 */
export function passwordResetMail({ language, minutes, lines }: ResetMailFacts): MailContent {
  const say = words[language]
  const [first] = lines
  const alone = lines.length === 1 ? first : undefined
  const links = lines.some(({ answer }) => answer === 'link')
  const blocks: MailBlock[] = [{ kind: 'text', text: say.opening }]
  if (!alone) blocks.push({ kind: 'text', text: say.several })
  for (const line of lines) {
    blocks.push({ kind: 'facts', facts: [{ label: say.username, value: alone ? line.username : `${line.username} (${line.name})` }] })
    if (line.answer !== 'link') blocks.push({ kind: 'text', text: say.others[line.answer] })
    else if (!alone) blocks.push({ kind: 'value', label: say.action, value: line.url })
  }
  if (links) blocks.push({ kind: 'text', text: say.steps }, { kind: 'text', text: say.until })
  return layOutMail({
    language,
    subject: say.subject,
    name: alone?.name ?? null,
    ...(links && { turn: { who: 'you', by: say.within(minutes) } as const }),
    because: { why: 'reset' },
    blocks,
    ...(alone?.answer === 'link' && { action: { label: say.action, url: alone.url } }),
    after: [...(links ? [{ kind: 'note', text: say.validity(minutes) } as const] : []), { kind: 'note', text: say.notYou }],
  })
}
