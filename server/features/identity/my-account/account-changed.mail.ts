import { layOutMail, type MailContent } from '../../notifications/mail-layout.ts'
import type { OwnFactor } from './account.contract.ts'
import type { Language } from '../identity.contract.ts'

export type AccountChangedFacts = { language: Language; name: string; what: OwnFactor; url: string }

const words = {
  nl: {
    what: {
      password: {
        subject: 'Uw wachtwoord is gewijzigd',
        text: 'Het wachtwoord van uw account is gewijzigd. Waar u verder nog was aangemeld, bent u afgemeld.',
      },
      'phone-added': {
        subject: 'Uw account heeft een tweede telefoon',
        text: 'Aan uw account is een tweede telefoon gekoppeld. U kunt u nu aanmelden met een code van elk van beide.',
      },
      'phone-removed': {
        subject: 'Een telefoon is losgekoppeld',
        text: 'Een van de twee telefoons is van uw account losgekoppeld. Codes van die telefoon werken niet meer.',
      },
      'recovery-codes': {
        subject: 'U hebt nieuwe herstelcodes',
        text: 'Voor uw account zijn nieuwe herstelcodes gemaakt. De vorige werken niet meer.',
      },
    },
    action: 'Mijn account bekijken',
    notYou: 'Was u dit niet? Meld u aan, beëindig de andere sessies, wijzig uw wachtwoord en schrijf naar het adres hieronder.',
  },
  fr: {
    what: {
      password: {
        subject: 'Votre mot de passe a été modifié',
        text: 'Le mot de passe de votre compte a été modifié. Partout ailleurs où vous étiez connecté, vous êtes déconnecté.',
      },
      'phone-added': {
        subject: 'Votre compte a un second téléphone',
        text: 'Un second téléphone a été lié à votre compte. Vous pouvez désormais vous connecter avec un code de l’un ou de l’autre.',
      },
      'phone-removed': {
        subject: 'Un téléphone a été délié',
        text: 'L’un des deux téléphones a été délié de votre compte. Les codes de ce téléphone ne fonctionnent plus.',
      },
      'recovery-codes': {
        subject: 'Vous avez de nouveaux codes de secours',
        text: 'De nouveaux codes de secours ont été créés pour votre compte. Les précédents ne fonctionnent plus.',
      },
    },
    action: 'Voir mon compte',
    notYou:
      'Ce n’était pas vous ? Connectez-vous, mettez fin aux autres sessions, changez votre mot de passe et écrivez à l’adresse ci-dessous.',
  },
  en: {
    what: {
      password: {
        subject: 'Your password was changed',
        text: 'The password of your account was changed. Wherever else you were signed in, you are signed out.',
      },
      'phone-added': {
        subject: 'Your account has a second phone',
        text: 'A second phone was linked to your account. You can now sign in with a code of either.',
      },
      'phone-removed': {
        subject: 'A phone was unlinked',
        text: 'One of the two phones was unlinked from your account. Codes of that phone no longer work.',
      },
      'recovery-codes': {
        subject: 'You have new recovery codes',
        text: 'New recovery codes were made for your account. Those of before no longer work.',
      },
    },
    action: 'See my account',
    notYou: 'Was this not you? Sign in, end the other sessions, change your password and write to the address below.',
  },
} as const

/** Tells the owner that something which lets people into his account was changed, whoever did it. */
export function accountChangedMail({ language, name, what, url }: AccountChangedFacts): MailContent {
  const say = words[language]
  const { subject, text } = say.what[what]
  return layOutMail({
    language,
    subject,
    name,
    because: { why: 'own' },
    blocks: [{ kind: 'text', text }],
    action: { label: say.action, url },
    after: [{ kind: 'note', text: say.notYou }],
  })
}
