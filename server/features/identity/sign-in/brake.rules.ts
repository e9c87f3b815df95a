import type { BrakedBehind } from './brake.contract.ts'
import { resetMethod } from '../recovery/password-reset.contract.ts'

/** The owner is told of the same once in so long, whatever is tried meanwhile; what was wrong before is counted no further back. */
export const brakeToldEveryHours = 24

export type BrakedIn = { kind: string; authMethod: string }

/** What had been shown in the session in which wrong passwords or codes came: its first step, or all of them. */
export function shownIn({ kind, authMethod }: BrakedIn): BrakedBehind {
  if (kind !== 'half-signed-in') return 'session'
  if (authMethod === 'password') return 'password'
  if (authMethod.startsWith(resetMethod) || authMethod === 'invitation') return 'link'
  return authMethod === 'agency-alone' ? 'agency' : 'session'
}

/**
 * Who is told once is not told again of the same: guesses at the door are one matter, and somebody behind it another, so that a
 * thief of a password cannot use up the day's mail by guessing at the door first.
 */
export function brakeMatter(behind: BrakedBehind): 'door' | 'behind' {
  return behind === 'nothing' ? 'door' : 'behind'
}

export type BrakedAccount = { kind: 'person' | 'staff'; blockedAt: Date | null; passwordHash: string | null }

/** Whether there is anything to tell: not of guesses at a password that does not exist, nor that a blocked account is braked. */
export function mayTellBrake({ blockedAt, passwordHash }: Omit<BrakedAccount, 'kind'>, behind: BrakedBehind): boolean {
  return blockedAt === null && (behind !== 'nothing' || passwordHash !== null)
}

/** Where the mail leads: a new password by link heals most, but it is not for staff, nor for who must end a session first. */
export function brakeWayOut(kind: BrakedAccount['kind'], behind: BrakedBehind): 'forgot' | 'account' {
  return kind === 'staff' || behind === 'session' ? 'account' : 'forgot'
}
