import { blindIndex, seal, unseal } from '../../platform/crypto/sealed.ts'
import type { Config } from '../../platform/config.ts'

type Keys = Config['keys']

/**
 * The blind indexes a NISS may be found under: the first key writes new ones, the older keys still find old ones.
 * A plain hash would not do: eleven digits are tried out in seconds.
 */
export function nissIndexes(keys: Keys, digits: string): Buffer[] {
  return keys.nissIndex.map((key) => blindIndex([key], digits))
}

/** The index under which a number is kept from now on. */
export function nissIndex(keys: Keys, digits: string): Buffer {
  return blindIndex(keys.nissIndex, digits)
}

export function sealNiss(keys: Keys, personId: string, digits: string): Buffer {
  return seal(keys.niss, `person:${personId}`, digits)
}

export function unsealNiss(keys: Keys, personId: string, sealed: Buffer): string {
  return unseal(keys.niss, `person:${personId}`, sealed)
}

/** The number of somebody a person may be instead, bound to that person (S52). */
export function sealCandidate(keys: Keys, personId: string, digits: string): Buffer {
  return seal(keys.niss, `candidate:${personId}`, digits)
}

export function unsealCandidate(keys: Keys, personId: string, sealed: Buffer): string {
  return unseal(keys.niss, `candidate:${personId}`, sealed)
}

/** Tries are counted per typed name; what was typed may be a NISS or a password in the wrong box, so it is only kept keyed. */
export function typedNameHash(keys: Keys, typed: string): Buffer {
  return blindIndex(keys.nissIndex, `sign-in:${typed}`)
}

/** Networks that tries come from; only ever compared with each other. */
export function missedNetworkHash(keys: Keys, network: string): Buffer {
  return blindIndex(keys.nissIndex, `network:${network}`)
}

/** Four bytes: enough to see one password tried on many accounts, too few to find out or prove which it was. */
export function missedPasswordHash(keys: Keys, password: string): Buffer {
  return blindIndex(keys.nissIndex, `missed:${password}`).subarray(0, 4)
}

/** Codes are only asked from who gave the right password, so they are counted per account. */
export function codeTriesHash(keys: Keys, accountId: string): Buffer {
  return blindIndex(keys.nissIndex, `code:${accountId}`)
}

/** One's own password, asked for again in My account, is counted by itself: only who has a session gets there. */
export function ownPasswordTriesHash(keys: Keys, accountId: string): Buffer {
  return blindIndex(keys.nissIndex, `own-password:${accountId}`)
}

/** The phone's secret, bound to its account: moved to another row it does not open. */
export function sealPhoneSecret(keys: Keys, accountId: string, secret: string): Buffer {
  return seal(keys.credential, `phone:${accountId}`, secret)
}

export function unsealPhoneSecret(keys: Keys, accountId: string, sealed: Buffer): string {
  return unseal(keys.credential, `phone:${accountId}`, sealed)
}

/** Recovery codes are short, so they are kept keyed; all keys are tried, the first writes. */
export function recoveryCodeHashes(keys: Keys, accountId: string, code: string): Buffer[] {
  return keys.credential.map((key) => blindIndex([key], `recovery:${accountId}:${code}`))
}

export function recoveryCodeHash(keys: Keys, accountId: string, code: string): Buffer {
  return blindIndex(keys.credential, `recovery:${accountId}:${code}`)
}

/** Requests are counted per address, known or not, so the address is only found by a keyed hash. */
export function resetAddressIndex(keys: Keys, email: string): Buffer {
  return blindIndex(keys.nissIndex, `reset:${email}`)
}

/** The address somebody typed, bound to its request. */
export function sealResetAddress(keys: Keys, requestId: string, email: string): Buffer {
  return seal(keys.credential, `reset:${requestId}`, email)
}

export function unsealResetAddress(keys: Keys, requestId: string, sealed: Buffer): string {
  return unseal(keys.credential, `reset:${requestId}`, sealed)
}

/** Questions about one number are counted, known or not, so the number is only found by a keyed hash. */
export function helpNumberIndex(keys: Keys, digits: string): Buffer {
  return blindIndex(keys.nissIndex, `help:${digits}`)
}

/** What somebody told support: number, name, address and text in one, bound to the question. */
export function sealHelp(keys: Keys, requestId: string, told: string): Buffer {
  return seal(keys.niss, `help:${requestId}`, told)
}

export function unsealHelp(keys: Keys, requestId: string, sealed: Buffer): string {
  return unseal(keys.niss, `help:${requestId}`, sealed)
}
