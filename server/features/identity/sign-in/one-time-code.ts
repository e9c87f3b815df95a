import { randomInt } from 'node:crypto'
import { generateSecret, generateURI, verify } from 'otplib'
import type { FieldFault } from '../../../platform/errors.ts'

/** Seconds a code lives; one code back and one forward are taken too, for clocks that run apart (Manual FR §4.1). */
export const codeSeconds = 30

export function newPhoneSecret(): string {
  return generateSecret()
}

/** What the QR code says to the authenticator app. */
export function phoneSecretUrl(username: string, secret: string): string {
  return generateURI({ issuer: 'FAMHP', label: username, secret })
}

/** A code of so many steps before or after now is no right one, but its phone is told that its clock is off (S132): ten minutes. */
const toldSteps = 20

/** `right`: the code of now. `off`: that of another time within ten minutes, by so many seconds; positive where the phone is ahead. */
export type ReadCode = { kind: 'right'; step: number } | { kind: 'off'; step: number; seconds: number } | { kind: 'wrong' }

/**
 * What a code of six digits is, when those up to `lastStep` have been used. A last step further ahead than any code reaches
 * means that the clock was set back: it is then no reason to shut people out.
 */
export async function readCode(secret: string, code: string, lastStep: number | null, now: Date): Promise<ReadCode> {
  const epoch = Math.floor(now.getTime() / 1000)
  const presentStep = Math.floor(epoch / codeSeconds)
  const afterTimeStep = lastStep !== null && lastStep <= presentStep + toldSteps ? lastStep : undefined
  const stepWithin = async (epochTolerance: number): Promise<number | undefined> => {
    try {
      const result = await verify({ secret, token: code, epoch, epochTolerance, afterTimeStep })
      return result.valid && 'timeStep' in result ? result.timeStep : undefined
    } catch {
      // Not six digits: otplib throws, for us it is a wrong code like another.
      return undefined
    }
  }
  const step = await stepWithin(codeSeconds)
  if (step !== undefined) return { kind: 'right', step }
  const other = await stepWithin(toldSteps * codeSeconds)
  return other === undefined ? { kind: 'wrong' } : { kind: 'off', step: other, seconds: (other - presentStep) * codeSeconds }
}

/** What the field of the code says to a phone whose clock is off; how to mend it stands in its words. */
export function clockFault(seconds: number): FieldFault {
  const minutes = Math.max(1, Math.round(Math.abs(seconds) / 60))
  return { path: 'code', code: seconds > 0 ? 'phone-clock-ahead' : 'phone-clock-behind', facts: { minutes } }
}

/** A typed code without the spaces people put into it. */
export function bareCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/gu, '').toLowerCase()
}

// Without the signs that are mistaken for each other when copied by hand.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 3
const groupLength = 4

/** A code to keep on paper, `abcd-efgh-jkmn`: some 59 bits. */
export function newRecoveryCode(): string {
  const group = () => Array.from({ length: groupLength }, () => signs.charAt(randomInt(signs.length))).join('')
  return Array.from({ length: groups }, group).join('-')
}
