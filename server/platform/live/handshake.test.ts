import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { addressReader } from './handshake.ts'

const request = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

describe('where a socket comes from', () => {
  it('is the other end of the connection, whatever it says of itself', () => {
    expect(addressReader([])(request('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9')
  })

  it('is read through trusted proxies, and no further', () => {
    const read = addressReader(['loopback', '10.0.0.0/8', '2001:db8::1'])
    expect(read(request('127.0.0.1', '198.51.100.1'))).toBe('198.51.100.1')
    expect(read(request('::ffff:127.0.0.1', '198.51.100.1, 10.1.2.3'))).toBe('198.51.100.1')
    expect(read(request('2001:db8::1', '6.6.6.6, 198.51.100.1'))).toBe('198.51.100.1')
    expect(read(request('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9')
  })

  it('is the proxy itself where it wrote nothing or nonsense', () => {
    const read = addressReader(['loopback'])
    expect(read(request('127.0.0.1'))).toBe('127.0.0.1')
    expect(read(request('127.0.0.1', 'unknown, <script>'))).toBe('127.0.0.1')
  })
})
