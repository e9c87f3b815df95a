import { describe, expect, it } from 'vitest'
import { returnOrigin } from './pending-login.rules.ts'

describe('where the browser comes back to', () => {
  it('is the public address, whatever is asked', () => {
    const ours = 'https://portal.example.org'
    for (const asked of [undefined, '', 'https://evil.example', 'http://portal.example.org', 'http://localhost:3000', `${ours}/`, '//evil'])
      expect(returnOrigin(ours, asked)).toBe(ours)
  })

  it('is the name that was typed, for a demo on one’s own machine and its own port', () => {
    const demo = 'http://localhost:3000'
    expect(returnOrigin(demo, 'http://127.0.0.1:3000')).toBe('http://127.0.0.1:3000')
    for (const asked of [
      'http://127.0.0.1:3001',
      'https://127.0.0.1:3000',
      'http://localhost.evil.example:3000',
      'http://localhost:3000@evil.example',
    ])
      expect(returnOrigin(demo, asked)).toBe(demo)
  })
})
