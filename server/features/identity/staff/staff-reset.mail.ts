import { layOutMail, type MailContent } from '../../notifications/mail-layout.ts'
import type { Language } from '../identity.contract.ts'

export type StaffResetMailFacts = { language: Language; name: string; colleague: string; proposedBy: string; url: string }

const words = {
  nl: {
    subject: 'De toegang van een collega wacht op u',
    opening: (by: string, colleague: string) =>
      `${by} stelt voor om wachtwoord en telefoon van ${colleague} weg te nemen en een nieuwe uitnodiging te sturen.`,
    meaning:
      'Het gebeurt pas als een tweede beheerder bevestigt. Spreek uw collega eerst zelf: zo weet u dat de vraag van die persoon komt.',
    action: 'Bekijken',
    by: 'Binnen 24 uur',
  },
  fr: {
    subject: 'L’accès d’un collègue attend votre accord',
    opening: (by: string, colleague: string) =>
      `${by} propose de retirer le mot de passe et le téléphone de ${colleague} et d’envoyer une nouvelle invitation.`,
    meaning:
      'Cela ne se fait que si un deuxième administrateur confirme. Parlez d’abord vous-même à votre collègue : vous saurez ainsi que la demande vient bien de cette personne.',
    action: 'Voir',
    by: 'Dans les 24 heures',
  },
  en: {
    subject: 'A colleague’s access waits for you',
    opening: (by: string, colleague: string) =>
      `${by} proposes to take the password and phone of ${colleague} away and to send a new invitation.`,
    meaning:
      'It only happens when a second administrator confirms. Speak to your colleague yourself first: then you know that they asked for it.',
    action: 'Look at it',
    by: 'Within 24 hours',
  },
} as const

/** Asks a second administrator: staff never recover by one hand alone. */
export function staffResetMail({ language, name, colleague, proposedBy, url }: StaffResetMailFacts): MailContent {
  const say = words[language]
  return layOutMail({
    language,
    subject: say.subject,
    name,
    turn: { who: 'you', by: say.by },
    because: { why: 'administrator' },
    blocks: [
      { kind: 'text', text: say.opening(proposedBy, colleague) },
      { kind: 'text', text: say.meaning },
    ],
    action: { label: say.action, url },
  })
}
