import { createPublicKey, randomBytes, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Secret } from '../config.ts'
import { checkHead, publicKeyText, signHead } from './signed-head.ts'

const secret = (id: string): Secret => ({ id, bytes: randomBytes(32) })
const head = { position: 7, seal: Buffer.alloc(32, 1), signedAt: new Date('2026-11-23T08:00:00.000Z') }

describe('a signed head', () => {
  it('is good with its key, bad when anything in it changed, unknown without its key', () => {
    const [old, present] = [secret('old'), secret('present')]
    const signed = signHead(head, old)
    expect(checkHead(signed, [present, old])).toBe('good')
    expect(checkHead({ ...signed, position: 8 }, [old])).toBe('bad')
    expect(checkHead({ ...signed, seal: Buffer.alloc(32, 2) }, [old])).toBe('bad')
    expect(checkHead({ ...signed, signedAt: new Date(0) }, [old])).toBe('bad')
    expect(checkHead(signed, [present])).toBe('unknown-key')
  })

  it('can be checked by anybody with the public key and a JSON library', () => {
    const key = secret('a1b2c3d4')
    const { signature } = signHead(head, key)
    const x = Buffer.from(publicKeyText(key), 'base64').toString('base64url')
    const message = `{"keyId":"a1b2c3d4","position":7,"seal":"${'01'.repeat(32)}","signedAt":"2026-11-23T08:00:00.000Z"}`
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    expect(verify(null, Buffer.from(message), publicKey, signature)).toBe(true)
  })
})
