import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Secret } from '../config.ts'

const format = 1

/**
 * AES-256-GCM under the first key. Layout: one byte of format, four of key id, twelve of nonce, sixteen of tag, text.
 * `context` binds the value to its place: what is sealed for one purpose does not open for another.
 */
export function seal(keys: readonly Secret[], context: string, text: string): Buffer {
  const key = firstKey(keys)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([format]), Buffer.from(key.id, 'hex'), nonce, cipher.getAuthTag(), body])
}

/** Opens a sealed value with whichever key sealed it; throws when that key is gone or the value was touched. */
export function unseal(keys: readonly Secret[], context: string, value: Buffer): string {
  const keyId = value.subarray(1, 5).toString('hex')
  const key = keys.find((candidate) => candidate.id === keyId)
  if (value[0] !== format || !key) throw new Error(`A sealed value needs key ${keyId}, which is not among the given keys`)
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, value.subarray(5, 17))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(value.subarray(17, 33))
  return Buffer.concat([decipher.update(value.subarray(33)), decipher.final()]).toString('utf8')
}

/** A keyed hash to find a value without reading any (blind index). */
export function blindIndex(keys: readonly Secret[], text: string): Buffer {
  return createHmac('sha256', firstKey(keys).bytes).update(text).digest()
}

export function firstKey(keys: readonly Secret[]): Secret {
  const [key] = keys
  if (!key) throw new Error('A key list is empty: the settings were not checked')
  return key
}
