import { hash, verify, type Options } from '@node-rs/argon2'

/** Argon2id as OWASP asks: 19 MiB, two passes, one lane. `algorithm: 2` is argon2id. */
export const passwordParameters: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * Hashing is heavy on purpose. So that a wave of sign-ins does not starve everything else, at most `atOnce` run side by
 * side; the rest wait in order.
 */
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), passwordParameters))
}

// Verified against when there is no such account, so that the answer takes the same time.
let decoy: Promise<string> | undefined

/** True when the password fits. With no hash to compare, works as long and answers false. */
export async function passwordFits(storedHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password nobody has')
  const against = storedHash ?? (await decoy)
  const fits = await inTurn(() => verify(against, password.normalize('NFC')))
  return fits && typeof storedHash === 'string'
}
