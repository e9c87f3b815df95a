import { randomInt } from 'node:crypto'
import { generateSecret, generateURI, verify } from 'otplib'

/** Seconds a code lives; one code back and one forward are taken too, for clocks that run apart (Manual FR §4.1). */
const period = 30

export function newPhoneSecret(): string {
  return generateSecret()
}

/** What the QR code says to the authenticator app. */
export function phoneSecretUrl(username: string, secret: string): string {
  return generateURI({ issuer: 'FAMHP', label: username, secret })
}

/**
 * The time step of a code that is right now and has not been used (`lastStep`); undefined for any other text.
 * A last step that lies ahead of the clock means that the clock was set back: it is then no reason to shut people out.
 */
export async function stepOfCode(secret: string, code: string, lastStep: number | null, now: Date): Promise<number | undefined> {
  const epoch = Math.floor(now.getTime() / 1000)
  const presentStep = Math.floor(epoch / period)
  const afterTimeStep = lastStep !== null && lastStep <= presentStep + 1 ? lastStep : undefined
  try {
    const result = await verify({ secret, token: code, epoch, epochTolerance: period, afterTimeStep })
    return result.valid && 'timeStep' in result ? result.timeStep : undefined
  } catch {
    // Not six digits: otplib throws, for us it is a wrong code like another.
    return undefined
  }
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
