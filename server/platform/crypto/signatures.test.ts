import { createHmac, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSignedBy, signatureOf } from './signatures.ts'

const key = (id: string) => ({ id, bytes: randomBytes(32) })
const present = key('aaaaaaaa')
const older = key('bbbbbbbb')
const body = Buffer.from('{"messageId":"<1@example.org>"}')

describe('a signed body', () => {
  it('is signed as anybody with the key would sign it', () => {
    expect(signatureOf([present], body)).toBe(`sha256=${createHmac('sha256', present.bytes).update(body).digest('hex')}`)
  })

  it('is known by any key of the list, so that keys can be changed without a silent hour', () => {
    expect(isSignedBy([present, older], body, signatureOf([older], body))).toBe(true)
    expect(isSignedBy([present], body, signatureOf([older], body))).toBe(false)
  })

  it('is another one when a single byte of it is', () => {
    const signature = signatureOf([present], body)
    expect(isSignedBy([present], Buffer.concat([body, Buffer.from(' ')]), signature)).toBe(false)
    expect(
      isSignedBy(
        [present],
        body,
        signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      ),
    ).toBe(false)
  })

  it.each(['', 'sha256=', 'sha256=abc', 'sha1=00', 'nonsense'])('is refused with %j as signature', (signature) => {
    expect(isSignedBy([present], body, signature)).toBe(false)
  })
})
