import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../config.ts'
import { firstKey } from './sealed.ts'

/** The header a signed body carries: `X-Signature: sha256=<hex HMAC of the raw body>`. */
export const signatureHeader = 'x-signature'

/** Signs a body with the first of the keys. */
export function signatureOf(keys: readonly Secret[], body: Uint8Array): string {
  return `sha256=${hmac(firstKey(keys), body).toString('hex')}`
}

/** Whether a body was signed with one of the keys. Compared in constant time: a guess learns nothing from how long it took. */
export function isSignedBy(keys: readonly Secret[], body: Uint8Array, signature: string): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(signature.trim())?.[1]
  if (given === undefined) return false
  const told = Buffer.from(given, 'hex')
  return keys.map((key) => timingSafeEqual(hmac(key, body), told)).includes(true)
}

function hmac(key: Secret, body: Uint8Array): Buffer {
  return createHmac('sha256', key.bytes).update(body).digest()
}
