import { layOutMail, type MailContent } from '../../notifications/mail-layout.ts'
import type { Language } from '../identity.contract.ts'

export type SupportLinkMailFacts = { language: Language; name: string; username: string; approved: boolean; url: string; hours: number }

const words = {
  nl: {
    subject: 'Hulp bij uw toegang tot het portaal',
    opening: 'U hebt ons om hulp gevraagd. Met de link hieronder koppelt u eerst uw telefoon en kiest u dan een nieuw wachtwoord.',
    approved:
      'Wij hebben goedgekeurd wat uw onderneming eerst wilde laten nakijken. Met de link hieronder koppelt u eerst uw telefoon en kiest u dan een nieuw wachtwoord.',
    username: 'Gebruikersnaam',
    until: 'Tot beide klaar zijn, blijven uw oude wachtwoord en uw oude telefoon werken.',
    action: 'Verdergaan',
    within: (hours: number) => `Binnen ${hours} uur`,
    validity: (hours: number) => `De link werkt één keer, gedurende ${hours} uur. Vraagt u zelf een nieuwe, dan werkt deze niet meer.`,
    notYou: 'Hebt u ons niets gevraagd? Doe dan niets, en schrijf naar het adres hieronder.',
  },
  fr: {
    subject: 'Aide pour votre accès au portail',
    opening:
      'Vous nous avez demandé de l’aide. Le lien ci-dessous vous permet d’associer d’abord votre téléphone, puis de choisir un nouveau mot de passe.',
    approved:
      'Nous avons approuvé ce que votre entreprise voulait faire vérifier d’abord. Le lien ci-dessous vous permet d’associer d’abord votre téléphone, puis de choisir un nouveau mot de passe.',
    username: 'Nom d’utilisateur',
    until: 'Tant que les deux ne sont pas faits, votre ancien mot de passe et votre ancien téléphone continuent de fonctionner.',
    action: 'Continuer',
    within: (hours: number) => `Dans les ${hours} heures`,
    validity: (hours: number) =>
      `Le lien fonctionne une seule fois, pendant ${hours} heures. Si vous en demandez un autre vous-même, celui-ci ne fonctionne plus.`,
    notYou: 'Vous ne nous avez rien demandé ? Alors ne faites rien et écrivez à l’adresse ci-dessous.',
  },
  en: {
    subject: 'Help with your access to the portal',
    opening: 'You asked us for help. With the link below you first link your phone, and then choose a new password.',
    approved:
      'We have approved what your company wanted to have checked first. With the link below you first link your phone, and then choose a new password.',
    username: 'User name',
    until: 'Until both are done, your old password and your old phone keep working.',
    action: 'Go on',
    within: (hours: number) => `Within ${hours} hours`,
    validity: (hours: number) => `The link works once, for ${hours} hours. If you ask for another yourself, this one no longer works.`,
    notYou: 'You asked us for nothing? Then do nothing, and write to the address below.',
  },
} as const

/** The link that support gives to who told NISS, name and address (S131); it works longer, for support asked for it with him. */
export function supportLinkMail({ language, name, username, approved, url, hours }: SupportLinkMailFacts): MailContent {
  const say = words[language]
  return layOutMail({
    language,
    subject: say.subject,
    name,
    turn: { who: 'you', by: say.within(hours) },
    because: { why: 'account' },
    blocks: [
      { kind: 'text', text: approved ? say.approved : say.opening },
      { kind: 'facts', facts: [{ label: say.username, value: username }] },
      { kind: 'text', text: say.until },
    ],
    action: { label: say.action, url },
    after: [
      { kind: 'note', text: say.validity(hours) },
      { kind: 'note', text: say.notYou },
    ],
  })
}
