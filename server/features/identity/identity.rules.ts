import type { PasswordState } from './account-help/account-help.contract.ts'
import type { CredentialState, SignInStep } from './identity.contract.ts'
import { resetMethod } from './recovery/password-reset.contract.ts'

/** A session ends after so long without a request … */
export const idleMinutes = 30
/** … and after so long in any case. While steps are open it gets less: long enough to install an app and link a phone. */
export const sessionHours = 12
export const openStepsMinutes = 60
/** "Temporary password, to be changed at first login" (Manual FR §4.1); it also ends by itself. */
export const temporaryPasswordHours = 72
export const invitationHours = 72
/** How long ended sessions are kept: people may ask who signed in with their account. */
export const sessionsKeptDays = 365
/** How often the register is asked whether a number still counts: it may replace one without telling us. */
export const lookEveryDays = 90
export const recoveryCodeCount = 10
export const shortestPassword = 12

const minute = 60_000
const hour = 60 * minute

/** Stands in the trail for "a name, or an account, that nobody has": refusals for unknown names cost the same steps as for known ones. */
export const nobody = '00000000-0000-0000-0000-000000000000'

export type AccountFacts = { kind: 'person' | 'staff'; phoneLinked: boolean; passwordIsTemporary: boolean }

/**
 * What a session has to do next. The order is the manual's (FR §4.1): password, then the phone, then a new password;
 * people of companies choose a profile last, staff have none.
 */
export function nextStep(account: AccountFacts, codeGiven: boolean): SignInStep {
  if (!codeGiven) return account.phoneLinked ? 'otp' : 'otp-setup'
  if (account.passwordIsTemporary) return 'new-password'
  return account.kind === 'staff' ? 'done' : 'profile'
}

export type FirstCredentials = { passwordHash: string | null; passwordIsTemporary: boolean; blockedAt: Date | null; hasNumber: boolean }

/** Whether first credentials can be sent anew: not without a number, and never over a password of one's own (S54). */
export function credentialStateOf(account: FirstCredentials): CredentialState {
  if (account.blockedAt !== null) return 'blocked'
  if (!account.hasNumber) return 'no-number'
  return account.passwordHash !== null && !account.passwordIsTemporary ? 'has-own-password' : 'can-be-sent'
}

/** A link works so long after it was sent, once (Manual FR FAQ 8) … */
export const resetLinkMinutes = 5
/** … and who asks again within a minute is sent nothing new, nor more than so many mails in an hour. */
export const resetPauseSeconds = 60
export const resetsPerHour = 5
/** How long requests are kept: they are there to be counted. */
export const resetRequestsKeptHours = 24

/** Whether one more mail may go to an address that was asked for at these times: no mailbox is flooded by strangers. */
export function mayMailReset(earlier: readonly Date[], now: Date): boolean {
  const since = (ms: number) => earlier.filter((at) => now.getTime() - at.getTime() < ms).length
  return since(resetPauseSeconds * 1000) === 0 && since(hour) < resetsPerHour
}

/** A link that support gives works longer: it is sent to who was spoken to. */
export const supportLinkHours = 24
/** So long another administrator has to confirm what one proposed about a colleague. */
export const staffResetHours = 24

/** How the password of an account stands, for support. */
export function passwordStateOf(
  account: Pick<FirstCredentials, 'passwordHash' | 'passwordIsTemporary'> & { passwordExpiresAt: Date | null },
  now: Date,
): PasswordState {
  if (account.passwordHash === null) return 'none'
  if (!account.passwordIsTemporary) return 'own'
  return account.passwordExpiresAt !== null && account.passwordExpiresAt <= now ? 'expired' : 'temporary'
}

export type ResetAnswer = 'link' | 'nothing-yet' | 'blocked' | 'staff'

/**
 * What an account is answered whose address asks for a new password. First credentials that are still open are no reason
 * against a link: it leads to the same two factors. Staff are never helped by a mailbox alone.
 */
export function resetAnswerFor(account: Pick<FirstCredentials, 'passwordHash' | 'blockedAt'> & { kind: 'person' | 'staff' }): ResetAnswer {
  if (account.kind === 'staff') return 'staff'
  if (account.blockedAt !== null) return 'blocked'
  return account.passwordHash === null ? 'nothing-yet' : 'link'
}

/** Both the purpose of a link's issue and what its token is derived for. */
export const resetPurpose = 'reset-link'

/** Whether a session sets both factors anew. */
export function exchangesFactors(authMethod: string): boolean {
  return authMethod.startsWith(resetMethod)
}

/** Whether a new password is still to be chosen after a step: a temporary one, or both factors being set anew. */
export function mustChoosePassword(session: { authMethod: string; passwordIsTemporary: boolean; step: SignInStep }): boolean {
  return session.passwordIsTemporary || (exchangesFactors(session.authMethod) && session.step !== 'new-password')
}

/**
 * Which phone a session links: the account's first, the same for all its sessions, so that one app has one entry; or, where
 * the factors are exchanged, one of its own.
 */
export function phoneOf(session: { accountId: string; sessionId: string; authMethod: string }): {
  accountId: string
  sessionId: string | null
} {
  return { accountId: session.accountId, sessionId: exchangesFactors(session.authMethod) ? session.sessionId : null }
}

/**
 * Whether somebody is told of the safer way before the code (S82). Nobody tells us who holds a card: who has a number of
 * the national register is taken to have one, who has a BIS number can have none.
 */
export function hasSaferWay(numberKind: 'national' | 'bis' | undefined): boolean {
  return numberKind === 'national'
}

/** True once password and code are given and the password is one's own: the person is known, whatever profile comes. */
export function factorsComplete(next: SignInStep): boolean {
  return next === 'profile' || next === 'done'
}

/** When a session that begins or steps up at `now` ends in any case. */
export function sessionEnd(now: Date, next: SignInStep): Date {
  return new Date(now.getTime() + (factorsComplete(next) ? sessionHours * hour : openStepsMinutes * minute))
}

export type SessionTimes = { lastSeenAt: Date; expiresAt: Date }

/** When the session ends if nothing more is asked with it. */
export function endsAt(session: SessionTimes): Date {
  return new Date(Math.min(session.lastSeenAt.getTime() + idleMinutes * minute, session.expiresAt.getTime()))
}

/** A session is noted as used at most once a minute: often enough for its end, rare enough for the database. */
export function worthTouching(session: SessionTimes, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= minute
}

export function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * minute)
}

export function hoursAfter(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * hour)
}

/**
 * Pauses in seconds after the tries at full speed are used up: each further wrong try asks for the next one, the last
 * is the longest. Answers themselves are never slowed.
 */
export const brakePauses: readonly number[] = [15, 30, 60, 120, 240, 480, 900]
/** How long one waits at most, for who is told. */
export const longestPauseMinutes = Math.max(...brakePauses) / 60
/** After a day without a try, counting begins anew. */
export const forgetTriesAfterMs = 24 * hour

/** One more try at a secret, counted before it is looked at, so that tries side by side are counted too. */
export type Attempt =
  /** Not looked at at all: the pause asked for is not over. */
  | { braked: true; retryAfterSeconds: number }
  /** `number` counts this one too: 1 is the first in a row. */
  | { braked: false; number: number }

export type Refusal = { code: 'wrong-credentials' } | { code: 'too-many'; retryAfterSeconds: number }

/** The answer to a wrong try: `atFullSpeed` in a row are merely wrong, from the next on a growing pause is asked for. */
export function refusalOf(attempt: Attempt, atFullSpeed: number): Refusal {
  if (attempt.braked) return { code: 'too-many', retryAfterSeconds: attempt.retryAfterSeconds }
  if (attempt.number <= atFullSpeed) return { code: 'wrong-credentials' }
  const pause = brakePauses[Math.min(attempt.number - atFullSpeed, brakePauses.length) - 1]
  return { code: 'too-many', retryAfterSeconds: pause ?? 0 }
}

export type PasswordFault = 'password-too-short' | 'password-too-guessable'

/**
 * What can be said at once of a password of one's own: at least twelve signs of any kind, and not made of the names around
 * the account (`about`: user name, names, addresses, companies). How guessable the rest is says `password-strength.ts`.
 */
export function passwordFault(password: string, about: readonly string[]): PasswordFault | undefined {
  const text = password.normalize('NFC')
  if (Array.from(text).length < shortestPassword) return 'password-too-short'
  const bare = bareOf(text)
  return tellingParts(about).some((part) => bare.includes(part)) ? 'password-too-guessable' : undefined
}

/** The signs that count when two words are held against each other. */
export function bareOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\s\p{M}._-]/gu, '')
}

/** The whole names without spaces, and those of their words that are long enough to give something away. */
export function tellingParts(about: readonly string[]): string[] {
  const parts = about.flatMap((name) => [bareOf(name), ...name.split(/[\s.@_-]+/u).map(bareOf)])
  return [...new Set(parts)].filter((part) => Array.from(part).length >= 5)
}

/** What a typed name is: a NISS in any spelling is read before this; anything else is a user name. */
export function typedUsername(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** A user name made from a person's names in the Latin alphabet, such as `aline.macron`; `user` where nothing is left. */
export function usernameFrom(firstName: string, lastName: string): string {
  const parts = [firstName, lastName].map((name) =>
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/ß/gu, 'ss')
      .replace(/[øö]/gu, 'o')
      .replace(/ł/gu, 'l')
      .replace(/æ/gu, 'ae')
      .replace(/[^a-z0-9]/gu, ''),
  )
  return (
    parts
      .filter((part) => part !== '')
      .join('.')
      .slice(0, 60) || 'user'
  )
}

/** A name as it is shown; a person named by number alone has none until the register tells it. */
export function displayNameFrom(firstName: string, lastName: string, username: string): string {
  return `${firstName} ${lastName}`.trim() || username
}

/**
 * From this score of the register on, two descriptions are held for one person and none is created beside it; namesakes
 * with another birth date, or with another first name of the same initial, score less.
 */
const sameFromScore = 90

export function isSamePerson(score: number): boolean {
  return score >= sameFromScore
}

/** Both the purpose of the issue and what its token is derived for. */
export const invitationPurpose = 'staff-invitation'

export type LinkFacts = { usedAt: Date | null; voidedAt: Date | null; expiresAt: Date }

/** Whether a mailed link still works: once, until its time is over, and until a newer one was sent. */
export function linkVerdict(link: LinkFacts, now: Date): 'good' | 'link-used' | 'link-expired' {
  if (link.usedAt !== null) return 'link-used'
  return link.voidedAt !== null || link.expiresAt <= now ? 'link-expired' : 'good'
}

/** Whether somebody of the agency has come in once: by a password of his own, or at the agency's issuer. */
export function hasEntered(account: { passwordHash: string | null; agencySubject: string | null }): boolean {
  return account.passwordHash !== null || account.agencySubject !== null
}

/** Somebody must be left who can let others in: true when `without` is not the last active administrator. */
export function keepsAnAdministrator(administrators: readonly { id: string }[], without: string): boolean {
  return administrators.every(({ id }) => id !== without) || administrators.some(({ id }) => id !== without)
}
