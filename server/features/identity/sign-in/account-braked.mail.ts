import { layOutMail, readableTime, type MailContent } from '../../notifications/mail-layout.ts'
import type { BrakedBehind } from './brake.contract.ts'
import type { Language } from '../identity.contract.ts'

export type BrakedMailFacts = {
  language: Language
  name: string
  kind: 'person' | 'staff'
  behind: BrakedBehind
  /** How many were wrong, and since when. */
  passwords: number
  codes: number
  since: Date
  longestPauseMinutes: number
  way: 'forgot' | 'account'
  url: string
}

const words = {
  nl: {
    subject: {
      nothing: 'Foute wachtwoorden voor uw account',
      password: 'Iemand kent misschien uw wachtwoord',
      link: 'Foute codes bij het koppelen van een telefoon',
      agency: 'Foute codes na uw aanmelding bij het FAGG',
      session: 'Foute wachtwoorden of codes in uw geopende sessie',
    },
    opening: {
      nothing: 'Iemand heeft verscheidene keren een fout wachtwoord ingevuld voor uw account. Niemand is zo binnengekomen.',
      password:
        'Iemand heeft uw juiste wachtwoord ingevuld en daarna foute codes. Alleen de code hield de deur dicht: niemand is zo binnengekomen.',
      link: 'Iemand heeft het eerste deel van de aanmelding gedaan met een link die wij naar dit adres hebben gestuurd, en daarna foute codes ingevuld.',
      agency: 'Iemand is met uw login van het FAGG aangemeld en heeft daarna foute codes ingevuld. Niemand is zo binnengekomen.',
      session: 'In een sessie waarin u bent aangemeld, zijn verscheidene keren een fout wachtwoord of foute codes ingevuld.',
    },
    passwords: 'Foute wachtwoorden',
    codes: 'Foute codes',
    since: 'Sinds',
    pause: (minutes: number) =>
      `Uw account is niet geblokkeerd. Na elke foute poging moet men langer wachten voor de volgende, hoogstens ${minutes} minuten. Daarna werkt het juiste wachtwoord met de juiste code.`,
    wasYou: 'Was u het zelf?',
    ownWay: {
      person:
        'Wacht even en probeer het opnieuw. Weet u uw wachtwoord niet meer of hebt u een andere telefoon? Vraag dan een nieuw wachtwoord.',
      staff: 'Wacht even en probeer het opnieuw. Lukt het niet, spreek dan een beheerder aan: alleen hij kan uw toegang herstellen.',
    },
    wasNotYou: 'Was u het niet?',
    otherWay: {
      nothing: 'U hoeft niets te doen: er is niets verloren. Twijfelt u aan uw wachtwoord, kies dan een nieuw.',
      password: {
        person: 'Kies meteen een nieuw wachtwoord, ook overal elders waar u hetzelfde gebruikt. Schrijf daarna naar het adres hieronder.',
        staff: 'Wijzig meteen uw wachtwoord in Mijn account, ook overal elders waar u hetzelfde gebruikt. Verwittig daarna een beheerder.',
      },
      link: {
        person: 'Wijzig het wachtwoord van uw mailbox, vraag zelf een nieuwe link en schrijf naar het adres hieronder.',
        staff: 'Wijzig het wachtwoord van uw mailbox en verwittig meteen een beheerder.',
      },
      agency: 'Wijzig meteen het wachtwoord van uw login bij het FAGG en verwittig een beheerder.',
      session: 'Beëindig de andere sessies in Mijn account, wijzig uw wachtwoord en schrijf naar het adres hieronder.',
    },
    action: { forgot: 'Nieuw wachtwoord vragen', account: 'Mijn account openen' },
    once: 'Wij schrijven u dit hoogstens één keer per dag, ook als het doorgaat.',
  },
  fr: {
    subject: {
      nothing: 'Mots de passe erronés pour votre compte',
      password: 'Quelqu’un connaît peut-être votre mot de passe',
      link: 'Codes erronés lors de l’association d’un téléphone',
      agency: 'Codes erronés après votre connexion à l’AFMPS',
      session: 'Mots de passe ou codes erronés dans votre session ouverte',
    },
    opening: {
      nothing: 'Quelqu’un a saisi plusieurs fois un mot de passe erroné pour votre compte. Personne n’est entré de cette façon.',
      password:
        'Quelqu’un a saisi votre bon mot de passe, puis des codes erronés. Seul le code a tenu la porte fermée : personne n’est entré de cette façon.',
      link: 'Quelqu’un a commencé la connexion au moyen d’un lien que nous avons envoyé à cette adresse, puis a saisi des codes erronés.',
      agency:
        'Quelqu’un s’est connecté avec votre identifiant de l’AFMPS, puis a saisi des codes erronés. Personne n’est entré de cette façon.',
      session: 'Dans une session où vous êtes connecté, un mot de passe ou des codes erronés ont été saisis plusieurs fois.',
    },
    passwords: 'Mots de passe erronés',
    codes: 'Codes erronés',
    since: 'Depuis',
    pause: (minutes: number) =>
      `Votre compte n’est pas bloqué. Après chaque erreur, il faut attendre plus longtemps avant l’essai suivant, ${minutes} minutes au plus. Ensuite, le bon mot de passe et le bon code fonctionnent.`,
    wasYou: 'C’était vous ?',
    ownWay: {
      person:
        'Attendez un peu et réessayez. Vous avez oublié votre mot de passe ou changé de téléphone ? Demandez un nouveau mot de passe.',
      staff: 'Attendez un peu et réessayez. Si cela ne va pas, adressez-vous à un administrateur : lui seul peut rétablir votre accès.',
    },
    wasNotYou: 'Ce n’était pas vous ?',
    otherWay: {
      nothing: 'Vous n’avez rien à faire : rien n’est perdu. Si vous doutez de votre mot de passe, choisissez-en un autre.',
      password: {
        person:
          'Choisissez tout de suite un nouveau mot de passe, aussi partout ailleurs où vous utilisez le même. Écrivez ensuite à l’adresse ci-dessous.',
        staff:
          'Changez tout de suite votre mot de passe dans Mon compte, aussi partout ailleurs où vous utilisez le même. Prévenez ensuite un administrateur.',
      },
      link: {
        person: 'Changez le mot de passe de votre messagerie, demandez vous-même un nouveau lien et écrivez à l’adresse ci-dessous.',
        staff: 'Changez le mot de passe de votre messagerie et prévenez tout de suite un administrateur.',
      },
      agency: 'Changez tout de suite le mot de passe de votre identifiant à l’AFMPS et prévenez un administrateur.',
      session: 'Mettez fin aux autres sessions dans Mon compte, changez votre mot de passe et écrivez à l’adresse ci-dessous.',
    },
    action: { forgot: 'Demander un nouveau mot de passe', account: 'Ouvrir mon compte' },
    once: 'Nous vous l’écrivons une fois par jour au plus, même si cela continue.',
  },
  en: {
    subject: {
      nothing: 'Wrong passwords for your account',
      password: 'Somebody may know your password',
      link: 'Wrong codes while a phone was being linked',
      agency: 'Wrong codes after your sign-in at the FAMHP',
      session: 'Wrong passwords or codes in your open session',
    },
    opening: {
      nothing: 'Somebody typed a wrong password for your account several times. Nobody came in that way.',
      password: 'Somebody typed your right password, and then wrong codes. Only the code kept the door shut: nobody came in that way.',
      link: 'Somebody began to sign in by a link that we sent to this address, and then typed wrong codes.',
      agency: 'Somebody signed in with your login at the FAMHP, and then typed wrong codes. Nobody came in that way.',
      session: 'In a session in which you are signed in, a wrong password or wrong codes were typed several times.',
    },
    passwords: 'Wrong passwords',
    codes: 'Wrong codes',
    since: 'Since',
    pause: (minutes: number) =>
      `Your account is not blocked. After each wrong try one has to wait longer before the next, ${minutes} minutes at most. Then the right password with the right code works.`,
    wasYou: 'Was it you?',
    ownWay: {
      person: 'Wait a moment and try again. If you no longer know your password, or have another phone, ask for a new password.',
      staff: 'Wait a moment and try again. If that fails, speak to an administrator: only an administrator can restore your access.',
    },
    wasNotYou: 'Was it not you?',
    otherWay: {
      nothing: 'You need not do anything: nothing is lost. If you are in doubt about your password, choose a new one.',
      password: {
        person: 'Choose a new password at once, also wherever else you use the same one. Then write to the address below.',
        staff: 'Change your password at once in My account, also wherever else you use the same one. Then tell an administrator.',
      },
      link: {
        person: 'Change the password of your mailbox, ask for a new link yourself, and write to the address below.',
        staff: 'Change the password of your mailbox and tell an administrator at once.',
      },
      agency: 'Change the password of your login at the FAMHP at once, and tell an administrator.',
      session: 'End the other sessions in My account, change your password, and write to the address below.',
    },
    action: { forgot: 'Ask for a new password', account: 'Open my account' },
    once: 'We write this to you once a day at most, even if it goes on.',
  },
} as const

/**
 * Tells the owner that wrong passwords or codes brake his account: how far somebody has come, that nothing is shut, and what to do
 * whether it was he or not. Names nothing that was typed.
 */
export function accountBrakedMail(facts: BrakedMailFacts): MailContent {
  const { language, name, kind, behind, passwords, codes, since, longestPauseMinutes, way, url } = facts
  const say = words[language]
  const other = say.otherWay[behind]
  const tries = [
    { label: say.passwords, value: passwords },
    { label: say.codes, value: codes },
  ].filter(({ value }) => value > 0)
  return layOutMail({
    language,
    subject: say.subject[behind],
    name,
    because: { why: 'own' },
    blocks: [
      { kind: 'text', text: say.opening[behind] },
      {
        kind: 'facts',
        facts: [
          ...tries.map(({ label, value }) => ({ label, value: String(value) })),
          { label: say.since, value: readableTime(since, language) },
        ],
      },
      { kind: 'text', text: say.pause(longestPauseMinutes) },
      { kind: 'heading', text: say.wasNotYou },
      { kind: 'text', text: typeof other === 'string' ? other : other[kind] },
      { kind: 'heading', text: say.wasYou },
      { kind: 'text', text: say.ownWay[kind] },
    ],
    action: { label: say.action[way], url },
    after: [{ kind: 'note', text: say.once }],
  })
}
