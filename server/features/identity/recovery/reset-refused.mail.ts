import { layOutMail, type MailContent } from '../../notifications/mail-layout.ts'
import type { Language } from '../identity.contract.ts'

export type ResetRefusedMailFacts = { language: Language; name: string; username: string }

const words = {
  nl: {
    subject: 'Uw telefoon en uw wachtwoord blijven zoals ze zijn',
    opening:
      'Voor uw account is een nieuwe telefoon en een nieuw wachtwoord gevraagd. Uw onderneming wil dat wij dit eerst goedkeuren. Wij hebben het niet goedgekeurd.',
    username: 'Gebruikersnaam',
    stays: 'Er is niets veranderd. Hebt u het zelf gevraagd, schrijf dan naar het adres hieronder.',
  },
  fr: {
    subject: 'Votre téléphone et votre mot de passe restent tels quels',
    opening:
      'Un nouveau téléphone et un nouveau mot de passe ont été demandés pour votre compte. Votre entreprise veut que nous l’approuvions d’abord. Nous ne l’avons pas approuvé.',
    username: 'Nom d’utilisateur',
    stays: 'Rien n’a changé. Si la demande venait de vous, écrivez à l’adresse ci-dessous.',
  },
  en: {
    subject: 'Your phone and your password stay as they are',
    opening:
      'A new phone and a new password were asked for with your account. Your company wants us to approve this first. We have not approved it.',
    username: 'User name',
    stays: 'Nothing has changed. If you asked for it yourself, write to the address below.',
  },
} as const

/** Tells the person that the desk has refused what his company wants approved; the reason stays at the desk. */
export function resetRefusedMail({ language, name, username }: ResetRefusedMailFacts): MailContent {
  const say = words[language]
  return layOutMail({
    language,
    subject: say.subject,
    name,
    turn: { who: 'nobody' },
    because: { why: 'account' },
    blocks: [
      { kind: 'text', text: say.opening },
      { kind: 'facts', facts: [{ label: say.username, value: username }] },
      { kind: 'text', text: say.stays },
    ],
  })
}
