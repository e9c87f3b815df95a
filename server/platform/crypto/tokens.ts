import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Secret } from '../config.ts'
import { firstKey } from './sealed.ts'

/** A fresh secret of 256 bits, 43 characters of `A-Z a-z 0-9 _ -`. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** How tokens are stored: a token of 256 bits needs no slow hash. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Secrets that are mailed are derived from the id of their issue, so that a retried job mails the same one and no payload ever holds it. */
export type Derived = { keyId: string; token: string }

export function deriveToken(keys: readonly Secret[], purpose: string, issueId: string, keyId?: string): Derived {
  const key = keyId ? keys.find((candidate) => candidate.id === keyId) : firstKey(keys)
  if (!key) throw new Error(`A derived secret needs key ${keyId}, which is not among the given keys`)
  return { keyId: key.id, token: Buffer.from(hkdfSync('sha256', key.bytes, issueId, `famhp:${purpose}`, 32)).toString('base64url') }
}

// Without the signs that are mistaken for each other when copied by hand: 0 O, 1 l I.
const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ'
const digits = '23456789'
const either = letters + digits

/**
 * A password to be typed by hand once: four groups of four, such as `Kf7w-…`, at least one letter and one digit;
 * some 91 bits.
 */
export function derivePassword(keys: readonly Secret[], issueId: string, keyId?: string): { keyId: string; password: string } {
  const { keyId: used, token } = deriveToken(keys, 'temporary-password', issueId, keyId)
  const source = Buffer.from(token, 'base64url')
  const sign = (place: number, among: string) =>
    among.charAt(((source[place * 2] ?? 0) * 256 + (source[place * 2 + 1] ?? 0)) % among.length)
  const signs = Array.from({ length: 16 }, (_, place) => sign(place, place === 0 ? letters : place === 15 ? digits : either))
  return { keyId: used, password: [0, 4, 8, 12].map((from) => signs.slice(from, from + 4).join('')).join('-') }
}

/** A code of six digits to be typed from a mail. */
export function deriveCode(keys: readonly Secret[], purpose: string, issueId: string, keyId?: string): { keyId: string; code: string } {
  const { keyId: used, token } = deriveToken(keys, purpose, issueId, keyId)
  const value = Buffer.from(token, 'base64url').readUInt32BE(0) % 1_000_000
  return { keyId: used, code: String(value).padStart(6, '0') }
}
