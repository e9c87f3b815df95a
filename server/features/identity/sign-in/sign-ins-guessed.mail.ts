import { layOutMail, type MailContent } from '../../notifications/mail-layout.ts'
import type { GuessingKind, Language } from '../identity.contract.ts'

export type GuessedMailFacts = { language: Language; name: string; kind: GuessingKind; accounts: number; minutes: number; url: string }

const words = {
  nl: {
    subject: 'Er wordt op vele accounts geprobeerd aan te melden',
    opening: {
      network: (accounts: number, minutes: number) =>
        `Meer dan ${accounts} accounts konden binnen ${minutes} minuten niet worden aangemeld vanaf één netwerk.`,
      password: (accounts: number, minutes: number) =>
        `Meer dan ${accounts} accounts konden binnen ${minutes} minuten niet worden aangemeld met één en hetzelfde wachtwoord.`,
    },
    meaning: 'Niemand is buitengesloten: elk account remt zelf de verdere pogingen af. Kijk na of het om een aanval gaat.',
    todo: 'In de logboeken staat vanwaar de pogingen komen. Sluit het netwerk zo nodig af vóór het portaal.',
    action: 'Openstaande kaarten bekijken',
  },
  fr: {
    subject: 'Des tentatives de connexion visent de nombreux comptes',
    opening: {
      network: (accounts: number, minutes: number) => `Plus de ${accounts} comptes ont échoué en ${minutes} minutes depuis un même réseau.`,
      password: (accounts: number, minutes: number) =>
        `Plus de ${accounts} comptes ont échoué en ${minutes} minutes avec un seul et même mot de passe.`,
    },
    meaning: 'Personne n’est exclu : chaque compte freine lui-même les essais suivants. Vérifiez s’il s’agit d’une attaque.',
    todo: 'Les journaux disent d’où viennent les essais. Au besoin, bloquez le réseau en amont du portail.',
    action: 'Voir les cartes ouvertes',
  },
  en: {
    subject: 'Somebody tries to sign in to many accounts',
    opening: {
      network: (accounts: number, minutes: number) => `More than ${accounts} accounts failed within ${minutes} minutes from one network.`,
      password: (accounts: number, minutes: number) =>
        `More than ${accounts} accounts failed within ${minutes} minutes with one and the same password.`,
    },
    meaning: 'Nobody has been shut out: each account slows further tries by itself. Please look whether this is an attack.',
    todo: 'The logs say where the tries come from. If need be, shut the network out in front of the portal.',
    action: 'See the open cards',
  },
} as const

/** Tells an administrator that somebody goes through many accounts. Names nobody, and no address. */
export function signInsGuessedMail({ language, name, kind, accounts, minutes, url }: GuessedMailFacts): MailContent {
  const say = words[language]
  return layOutMail({
    language,
    subject: say.subject,
    name,
    turn: { who: 'you' },
    because: { why: 'administrator' },
    blocks: [
      { kind: 'text', text: say.opening[kind](accounts, minutes) },
      { kind: 'text', text: say.meaning },
      { kind: 'text', text: say.todo },
    ],
    action: { label: say.action, url },
  })
}
