import { describe, expect, test } from 'vitest'
import { countIn, goesOn, isWorthKeeping, leastBrokenPart, metadataIn, mostParts, sumIn } from './uploads.rules.ts'
import { proofMaxBytes } from './documents.contract.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('what a sender announces', () => {
  test.each([
    ['0', 0],
    ['10485760', 10_485_760],
    ['-1', undefined],
    ['1e3', undefined],
    ['', undefined],
    [undefined, undefined],
    ['99999999999999999', undefined],
  ])('%s bytes', (header, count) => {
    expect(countIn(header)).toBe(count)
  })

  test('is read as tus writes it, in any script', () => {
    const header = `filename ${base64('Été 李.pdf')}, is_confidential, sha256 ${base64('AB'.repeat(32))}`
    expect(metadataIn(header)).toEqual({ filename: 'Été 李.pdf', is_confidential: '', sha256: 'AB'.repeat(32) })
    expect(sumIn(metadataIn(header) ?? {})).toBe('ab'.repeat(32))
    expect(metadataIn(undefined)).toEqual({})
  })

  test.each(['filename a b', 'filename YQ===', 'filename !!', 'é YQ=='])('and not where it is nonsense: %s', (header) => {
    expect(metadataIn(header)).toBeUndefined()
  })

  test('a sum that is none says nothing', () => {
    expect(sumIn({ sha256: 'abc' })).toBeNull()
    expect(sumIn({})).toBeNull()
  })
})

describe('the same file again', () => {
  const now = new Date('2026-05-01T12:00:00Z')
  const open = { size: 9, sha256: 'a', documentId: null, expiresAt: new Date('2026-05-01T12:00:01Z') }
  const asked = { name: 'b.pdf', size: 9, sha256: 'a' }

  test('goes on, under whatever name', () => {
    expect(goesOn(open, asked, now)).toBe(true)
  })

  test.each([
    ['another file', open, { ...asked, sha256: 'b' }],
    ['another size', open, { ...asked, size: 8 }],
    ['no sum to know it by', { ...open, sha256: null }, { ...asked, sha256: null }],
    ['one that became a document', { ...open, documentId: 'd' }, asked],
    ['one whose time is over', { ...open, expiresAt: now }, asked],
  ])('but not %s', (_what, one, other) => {
    expect(goesOn(one, other, now)).toBe(false)
  })
})

describe('a part that broke off', () => {
  test('is kept where it is worth a file, and a whole one always', () => {
    expect(isWorthKeeping({ bytes: 1, brokeOff: false })).toBe(true)
    expect(isWorthKeeping({ bytes: leastBrokenPart, brokeOff: true })).toBe(true)
    expect(isWorthKeeping({ bytes: leastBrokenPart - 1, brokeOff: true })).toBe(false)
    expect(isWorthKeeping({ bytes: 0, brokeOff: false })).toBe(false)
  })

  test('never fills the list of parts before the file is whole', () => {
    expect(mostParts * leastBrokenPart).toBeGreaterThan(2 * proofMaxBytes - 1)
  })
})
