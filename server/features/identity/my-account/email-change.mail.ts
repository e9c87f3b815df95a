import { layOutMail, type MailContent } from '../../notifications/mail-layout.ts'
import type { Language } from '../identity.contract.ts'

export type EmailChangeMailFacts = { language: Language; name: string; url: string; hours: number }
export type EmailChangeNotedFacts = { language: Language; name: string; stage: 'asked' | 'done'; email: string; hours: number }

const words = {
  nl: {
    link: {
      subject: 'Bevestig uw nieuwe e-mailadres',
      opening: 'U wilt dat het portaal van het FAGG u voortaan op dit adres schrijft.',
      next: 'Met de knop hieronder opent u een pagina waar u dat bevestigt. Tot dan blijft uw vorige adres gelden.',
      action: 'Nieuw adres bevestigen',
      within: (hours: number) => `Binnen ${hours} uur`,
      validity: (hours: number) =>
        `De link werkt één keer, gedurende ${hours} uur. Hebt u hier niet om gevraagd, doe dan niets: er verandert niets.`,
    },
    asked: {
      subject: 'Een ander e-mailadres voor uw account',
      opening: 'Voor uw account is een ander e-mailadres gevraagd. Het geldt pas wanneer het vanuit die mailbox is bevestigd.',
      address: 'Gevraagd adres',
      validity: (hours: number) => `Wordt het binnen ${hours} uur niet bevestigd, dan blijft alles zoals het is.`,
    },
    done: {
      subject: 'Uw account heeft een ander e-mailadres',
      opening: 'Het e-mailadres van uw account is gewijzigd. Vanaf nu schrijven wij u op het nieuwe adres.',
      address: 'Nieuw adres',
    },
    notYou: 'Was u dit niet? Wijzig meteen uw wachtwoord in Mijn account en schrijf naar het adres hieronder.',
  },
  fr: {
    link: {
      subject: 'Confirmez votre nouvelle adresse e-mail',
      opening: 'Vous souhaitez que le portail de l’AFMPS vous écrive désormais à cette adresse.',
      next: 'Le bouton ci-dessous ouvre une page où vous le confirmez. Jusque-là, votre adresse précédente reste valable.',
      action: 'Confirmer la nouvelle adresse',
      within: (hours: number) => `Dans les ${hours} heures`,
      validity: (hours: number) =>
        `Le lien fonctionne une seule fois, pendant ${hours} heures. Si vous n’avez rien demandé, ne faites rien : rien ne change.`,
    },
    asked: {
      subject: 'Une autre adresse e-mail pour votre compte',
      opening: 'Une autre adresse e-mail a été demandée pour votre compte. Elle ne vaut qu’une fois confirmée depuis cette boîte.',
      address: 'Adresse demandée',
      validity: (hours: number) => `Si elle n’est pas confirmée dans les ${hours} heures, tout reste tel quel.`,
    },
    done: {
      subject: 'Votre compte a une autre adresse e-mail',
      opening: 'L’adresse e-mail de votre compte a été modifiée. Nous vous écrivons désormais à la nouvelle adresse.',
      address: 'Nouvelle adresse',
    },
    notYou: 'Ce n’était pas vous ? Changez aussitôt votre mot de passe dans Mon compte et écrivez à l’adresse ci-dessous.',
  },
  en: {
    link: {
      subject: 'Confirm your new e-mail address',
      opening: 'You want the FAMHP portal to write to you at this address from now on.',
      next: 'The button below opens a page where you confirm it. Until then your earlier address holds.',
      action: 'Confirm the new address',
      within: (hours: number) => `Within ${hours} hours`,
      validity: (hours: number) => `The link works once, for ${hours} hours. If you did not ask for this, do nothing: nothing changes.`,
    },
    asked: {
      subject: 'Another e-mail address for your account',
      opening: 'Another e-mail address was asked for your account. It only holds once it has been confirmed from that mailbox.',
      address: 'Address asked for',
      validity: (hours: number) => `If it is not confirmed within ${hours} hours, everything stays as it is.`,
    },
    done: {
      subject: 'Your account has another e-mail address',
      opening: 'The e-mail address of your account has been changed. From now on we write to you at the new one.',
      address: 'New address',
    },
    notYou: 'Was this not you? Change your password in My account at once, and write to the address below.',
  },
} as const

/** To the new address: the link that confirms it. `url` carries the one-time token and is the only secret in it. */
export function emailChangeMail({ language, name, url, hours }: EmailChangeMailFacts): MailContent {
  const say = words[language].link
  return layOutMail({
    language,
    subject: say.subject,
    name,
    turn: { who: 'you', by: say.within(hours) },
    because: { why: 'own' },
    blocks: [
      { kind: 'text', text: say.opening },
      { kind: 'text', text: say.next },
    ],
    action: { label: say.action, url },
    after: [{ kind: 'note', text: say.validity(hours) }],
  })
}

/** To the address of before: that another was asked for, and then that it holds. */
export function emailChangeNotedMail({ language, name, stage, email, hours }: EmailChangeNotedFacts): MailContent {
  const say = words[language]
  const { subject, opening, address } = say[stage]
  return layOutMail({
    language,
    subject,
    name,
    because: { why: 'own' },
    blocks: [
      { kind: 'text', text: opening },
      { kind: 'facts', facts: [{ label: address, value: email }] },
      ...(stage === 'asked' ? [{ kind: 'text' as const, text: say.asked.validity(hours) }] : []),
    ],
    after: [{ kind: 'note', text: say.notYou }],
  })
}
