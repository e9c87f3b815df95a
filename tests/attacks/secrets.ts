/** What must not be read anywhere, and what it is. */
export type SecretKind =
  'NISS' | 'password' | 'session' | 'registration token' | 'phone secret' | 'recovery code' | 'mailed token' | 'pending sign-in'
export type Secret = { kind: SecretKind; value: string }

/** All secrets of a journey, collected on the way. */
export class Secrets {
  readonly #known = new Map<string, SecretKind>()

  /** Gives the value back, so that it can be learned where it is first seen. */
  learn(kind: SecretKind, value: string): string {
    if (value.length < 8) throw new Error(`This is no ${kind}`)
    // A NISS is its digits; how it is spelled is the search's matter.
    this.#known.set(kind === 'NISS' ? value.replace(/\D/g, '') : value, kind)
    return value
  }

  of(kind: SecretKind): string[] {
    return this.all().flatMap((secret) => (secret.kind === kind ? [secret.value] : []))
  }

  all(): Secret[] {
    return [...this.#known].map(([value, kind]) => ({ kind, value }))
  }
}

/** Which secrets a text holds, in any spelling: as they are, in an address, in base64, in hexadecimal, with separators. */
export function secretsIn(text: string, secrets: readonly Secret[]): Secret[] {
  return secrets.filter((secret) =>
    spellings(secret).some((spelled) => (typeof spelled === 'string' ? text.includes(spelled) : spelled.test(text))),
  )
}

const remembered = new WeakMap<Secret, (string | RegExp)[]>()

function spellings(secret: Secret): (string | RegExp)[] {
  const known = remembered.get(secret) ?? spell(secret)
  remembered.set(secret, known)
  return known
}

function spell({ kind, value }: Secret): (string | RegExp)[] {
  const plain = [value, encodeURIComponent(value), new URLSearchParams({ v: value }).toString().slice(2)]
  const encoded = inBytes(Buffer.from(value))
  if (kind === 'NISS') return [new RegExp(`(?<!\\d)${[...value].join('(?:[ ._/-]|%20|\\+)?')}(?!\\d)`), ...encoded]
  if (kind === 'recovery code') return [...plain, value.replaceAll('-', ''), value.toUpperCase(), ...encoded]
  if (kind === 'phone secret') return [...plain, ...encoded, ...inBytes(fromBase32(value))]
  // Tokens are written in base64url: the bytes they stand for would say the same.
  return /^[\w-]{40,}$/.test(value) ? [...plain, ...encoded, ...inBytes(Buffer.from(value, 'base64url'))] : [...plain, ...encoded]
}

function inBytes(bytes: Buffer): string[] {
  // Without the ends of base64, which depend on what stands around.
  return [bytes.toString('hex'), bytes.toString('base64').replace(/.{2}=*$/, ''), bytes.toString('base64url').slice(0, -2)]
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
