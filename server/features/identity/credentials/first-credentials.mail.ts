import { layOutMail, type MailContent } from '../../notifications/mail-layout.ts'
import type { Language } from '../identity.contract.ts'
import { formatNiss } from '../persons/niss.rules.ts'

export type NissMailFacts = { language: Language; name: string; username: string; niss: string; url: string }

const nissWords = {
  nl: {
    subject: 'Uw identificatienummer voor het bedrijvenportaal',
    opening:
      'U treedt op voor een onderneming bij het FAGG. Om het portaal te gebruiken hebt u een Belgisch identificatienummer van de sociale zekerheid (INSZ) nodig. Dit is het uwe, en tegelijk uw gebruikersnaam:',
    label: 'Uw INSZ (gebruikersnaam)',
    secondMail: 'Uw tijdelijk wachtwoord komt in een aparte e-mail. Ziet u die niet, kijk dan bij de ongewenste berichten.',
    steps: [
      'Meld u aan met dit nummer en het tijdelijke wachtwoord.',
      'Koppel uw telefoon met een authenticatie-app, zoals Google Authenticator, Microsoft Authenticator of Authy.',
      'Kies een eigen wachtwoord.',
    ],
    alternative: (username: string) => `In plaats van het nummer kunt u ook ${username} intikken.`,
    keep: 'Bewaar dit nummer zorgvuldig: het blijft het uwe, voor alle Belgische overheidsdiensten.',
    action: 'Aanmelden',
  },
  fr: {
    subject: 'Votre numéro d’identification pour le portail des entreprises',
    opening:
      'Vous agissez pour une entreprise auprès de l’AFMPS. Pour utiliser le portail, il vous faut un numéro belge d’identification de la sécurité sociale (NISS). Voici le vôtre, qui est aussi votre identifiant :',
    label: 'Votre NISS (identifiant)',
    secondMail:
      'Votre mot de passe provisoire arrive dans un e-mail séparé. Si vous ne le voyez pas, regardez dans les courriers indésirables.',
    steps: [
      'Connectez-vous avec ce numéro et le mot de passe provisoire.',
      'Liez votre téléphone avec une application d’authentification, comme Google Authenticator, Microsoft Authenticator ou Authy.',
      'Choisissez votre propre mot de passe.',
    ],
    alternative: (username: string) => `Au lieu du numéro, vous pouvez aussi taper ${username}.`,
    keep: 'Conservez bien ce numéro : il reste le vôtre, pour tous les services publics belges.',
    action: 'Se connecter',
  },
  en: {
    subject: 'Your identification number for the company portal',
    opening:
      'You act for a company at the FAMHP. To use the portal you need a Belgian social security identification number (NISS). This is yours; it is also your user name:',
    label: 'Your NISS (user name)',
    secondMail: 'Your temporary password comes in a separate mail. If you do not see it, look among the unwanted messages.',
    steps: [
      'Sign in with this number and the temporary password.',
      'Link your phone with an authenticator app, such as Google Authenticator, Microsoft Authenticator or Authy.',
      'Choose a password of your own.',
    ],
    alternative: (username: string) => `Instead of the number you may also type ${username}.`,
    keep: 'Keep this number safe: it stays yours, for all Belgian public services.',
    action: 'Sign in',
  },
} as const

/** The first of the two mails: the number, written as the agency writes it (contract: `794802 082 10`). */
export function nissMail({ language, name, username, niss, url }: NissMailFacts): MailContent {
  const words = nissWords[language]
  return layOutMail({
    language,
    subject: words.subject,
    name,
    turn: { who: 'you' },
    because: { why: 'account' },
    blocks: [
      { kind: 'text', text: words.opening },
      { kind: 'value', label: words.label, value: formatNiss(niss) },
      { kind: 'text', text: words.secondMail },
      { kind: 'list', items: words.steps, ordered: true },
    ],
    action: { label: words.action, url },
    after: [
      { kind: 'note', text: words.alternative(username) },
      { kind: 'note', text: words.keep },
    ],
  })
}

export type PasswordMailFacts = { language: Language; password: string; hours: number; url: string }

const passwordWords = {
  nl: {
    subject: 'Uw tijdelijk wachtwoord voor het bedrijvenportaal',
    opening: 'Met dit tijdelijke wachtwoord meldt u zich voor het eerst aan. Uw gebruikersnaam staat in een andere e-mail.',
    label: 'Tijdelijk wachtwoord:',
    within: (hours: number) => `Binnen ${hours} uur`,
    validity: (hours: number) =>
      `Het is ${hours} uur geldig en dient alleen voor de eerste aanmelding: daarna kiest u een eigen wachtwoord.`,
    never: 'Geef het aan niemand door, ook niet aan iemand die zegt dat hij van het FAGG is.',
    action: 'Aanmelden',
  },
  fr: {
    subject: 'Votre mot de passe provisoire pour le portail des entreprises',
    opening: 'Ce mot de passe provisoire sert à votre première connexion. Votre identifiant se trouve dans un autre e-mail.',
    label: 'Mot de passe provisoire :',
    within: (hours: number) => `Dans les ${hours} heures`,
    validity: (hours: number) =>
      `Il est valable ${hours} heures et ne sert qu’à la première connexion : vous choisirez ensuite votre propre mot de passe.`,
    never: 'Ne le donnez à personne, pas même à quelqu’un qui se dit de l’AFMPS.',
    action: 'Se connecter',
  },
  en: {
    subject: 'Your temporary password for the company portal',
    opening: 'This temporary password is for your first sign-in. Your user name is in another mail.',
    label: 'Temporary password:',
    within: (hours: number) => `Within ${hours} hours`,
    validity: (hours: number) => `It is valid for ${hours} hours and for the first sign-in only: you then choose a password of your own.`,
    never: 'Give it to nobody, not even to someone who says they are from the FAMHP.',
    action: 'Sign in',
  },
} as const

/** The second mail: the password alone on its line, and nothing that says whose it is or for which company. */
export function temporaryPasswordMail({ language, password, hours, url }: PasswordMailFacts): MailContent {
  const words = passwordWords[language]
  return layOutMail({
    language,
    subject: words.subject,
    turn: { who: 'you', by: words.within(hours) },
    because: { why: 'account' },
    blocks: [
      { kind: 'text', text: words.opening },
      { kind: 'value', label: words.label, value: password },
      { kind: 'text', text: words.validity(hours) },
    ],
    action: { label: words.action, url },
    after: [{ kind: 'note', text: words.never }],
  })
}
