import { layOutMail, readableTime, type MailContent } from '../../notifications/mail-layout.ts'
import type { Language } from '../identity.contract.ts'

type Told = { language: Language; name: string; at: Date }
export type ExchangedMailFacts = Told & { username: string; url: string }
export type ExchangedCompanyMailFacts = Told & { person: string; companies: readonly string[] }

const words = {
  nl: {
    subject: 'Uw wachtwoord en uw telefoon zijn gewijzigd',
    opening: (at: string) =>
      `Op ${at} zijn via een link in een e-mail een nieuwe telefoon gekoppeld en een nieuw wachtwoord gekozen voor uw account.`,
    username: 'Gebruikersnaam',
    gone: 'De vorige telefoon, de vorige herstelcodes en het vorige wachtwoord werken niet meer. Wie elders was aangemeld, is afgemeld.',
    notYou:
      'Was u dit niet? Vraag meteen zelf een nieuw wachtwoord, wijzig het wachtwoord van uw mailbox, en schrijf naar het adres hieronder.',
    action: 'Nieuw wachtwoord vragen',
    companySubject: 'Wachtwoord en telefoon gewijzigd van iemand in uw onderneming',
    companyOpening: (person: string, at: string) =>
      `${person} heeft op ${at} via een link in een e-mail een nieuwe telefoon gekoppeld en een nieuw wachtwoord gekozen.`,
    companies: 'Onderneming',
    companyMeaning: 'U hoeft niets te doen als dit klopt.',
    companyNotThem: 'Weet deze persoon van niets? Schrijf dan meteen naar het adres hieronder.',
  },
  fr: {
    subject: 'Votre mot de passe et votre téléphone ont été changés',
    opening: (at: string) =>
      `Le ${at}, un nouveau téléphone a été associé à votre compte et un nouveau mot de passe choisi, au moyen d’un lien reçu par courriel.`,
    username: 'Nom d’utilisateur',
    gone: 'Le téléphone, les codes de secours et le mot de passe précédents ne fonctionnent plus. Les autres connexions ont pris fin.',
    notYou:
      'Ce n’était pas vous ? Demandez vous-même tout de suite un nouveau mot de passe, changez celui de votre messagerie et écrivez à l’adresse ci-dessous.',
    action: 'Demander un nouveau mot de passe',
    companySubject: 'Mot de passe et téléphone changés pour une personne de votre entreprise',
    companyOpening: (person: string, at: string) =>
      `Le ${at}, ${person} a associé un nouveau téléphone et choisi un nouveau mot de passe, au moyen d’un lien reçu par courriel.`,
    companies: 'Entreprise',
    companyMeaning: 'Si c’est exact, vous n’avez rien à faire.',
    companyNotThem: 'Cette personne n’est au courant de rien ? Écrivez tout de suite à l’adresse ci-dessous.',
  },
  en: {
    subject: 'Your password and your phone were changed',
    opening: (at: string) => `On ${at} a new phone was linked to your account and a new password chosen, by a link from an e-mail.`,
    username: 'User name',
    gone: 'The phone, recovery codes and password of before no longer work. Whoever was signed in elsewhere has been signed out.',
    notYou:
      'This was not you? Ask for a new password yourself at once, change the password of your mailbox, and write to the address below.',
    action: 'Ask for a new password',
    companySubject: 'Password and phone changed for somebody in your company',
    companyOpening: (person: string, at: string) =>
      `On ${at} ${person} linked a new phone and chose a new password, by a link from an e-mail.`,
    companies: 'Company',
    companyMeaning: 'If this is right, you need not do anything.',
    companyNotThem: 'This person knows nothing of it? Then write to the address below at once.',
  },
} as const

/** Tells the person that both factors are others than before: whoever holds his mailbox alone could have done it (S130). */
export function factorsExchangedMail({ language, name, at, username, url }: ExchangedMailFacts): MailContent {
  const say = words[language]
  return layOutMail({
    language,
    subject: say.subject,
    name,
    because: { why: 'account' },
    blocks: [
      { kind: 'text', text: say.opening(readableTime(at, language)) },
      { kind: 'facts', facts: [{ label: say.username, value: username }] },
      { kind: 'text', text: say.gone },
    ],
    action: { label: say.action, url },
    after: [{ kind: 'note', text: say.notYou }],
  })
}

/** Tells who answers for a company of the person, so that a takeover is seen by somebody else than its victim (S130). */
export function factorsExchangedCompanyMail({ language, name, at, person, companies }: ExchangedCompanyMailFacts): MailContent {
  const say = words[language]
  return layOutMail({
    language,
    subject: say.companySubject,
    name,
    because: { why: 'company' },
    blocks: [
      { kind: 'text', text: say.companyOpening(person, readableTime(at, language)) },
      { kind: 'facts', facts: companies.map((value) => ({ label: say.companies, value })) },
      { kind: 'text', text: say.companyMeaning },
    ],
    after: [{ kind: 'note', text: say.companyNotThem }],
  })
}
