import { layOutMail, type MailContent } from '../../notifications/mail-layout.ts'
import type { Language } from '../identity.contract.ts'

export type HelpReceivedMailFacts = { language: Language; name: string; reference: string }

const words = {
  nl: {
    subject: 'Uw vraag over aanmelden is bij ons',
    opening: 'Wij hebben uw vraag over het aanmelden ontvangen. Een medewerker bekijkt ze en helpt u verder via dit adres.',
    reference: 'Referentie',
    notYou: 'Hebt u ons niets gevraagd? Er is niets veranderd aan uw account. Schrijf naar het adres hieronder, met de referentie.',
  },
  fr: {
    subject: 'Votre question sur la connexion nous est parvenue',
    opening: 'Nous avons reçu votre question sur la connexion au portail. Un collaborateur l’examine et vous aidera à cette adresse.',
    reference: 'Référence',
    notYou: 'Vous ne nous avez rien demandé ? Rien n’a changé dans votre compte. Écrivez à l’adresse ci-dessous, avec la référence.',
  },
  en: {
    subject: 'We have your question about signing in',
    opening: 'We have received your question about signing in. Somebody of our support is looking at it and will help you at this address.',
    reference: 'Reference',
    notYou: 'You asked us for nothing? Nothing has changed in your account. Write to the address below, with the reference.',
  },
} as const

/** Tells the owner of an account, at his own address, that a question in his name is with support (S131). */
export function helpReceivedMail({ language, name, reference }: HelpReceivedMailFacts): MailContent {
  const say = words[language]
  return layOutMail({
    language,
    subject: say.subject,
    name,
    turn: { who: 'agency' },
    because: { why: 'account' },
    blocks: [
      { kind: 'text', text: say.opening },
      { kind: 'facts', facts: [{ label: say.reference, value: reference }] },
      { kind: 'text', text: say.notYou },
    ],
  })
}
