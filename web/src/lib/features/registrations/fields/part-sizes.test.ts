import { describe, expect, test } from 'vitest'
import { endOfPart, metadataOf, partBytes, pauseMs } from './part-sizes.ts'

describe('a file in parts', () => {
  test('is cut so that the last part ends with it', () => {
    const size = partBytes * 2 + 7
    const ends: number[] = []
    for (let offset = 0; offset < size; offset = ends.at(-1) ?? size) ends.push(endOfPart(offset, size))
    expect(ends).toEqual([partBytes, partBytes * 2, size])
  })

  test('is announced as the server reads it, in any script', () => {
    const [name = '', sum] = metadataOf({ filename: 'سجل 李 Été.pdf', sha256: 'ab' }).split(',')
    expect(name).toMatch(/^filename [A-Za-z0-9+/]+=*$/)
    expect(Buffer.from(name.split(' ')[1] ?? '', 'base64').toString()).toBe('سجل 李 Été.pdf')
    expect(sum).toBe('sha256 YWI=')
  })
})

describe('the pause before the next try', () => {
  test('grows from under a second to half a minute and stays there', () => {
    expect([1, 2, 3, 6, 50].map((failures) => pauseMs(failures, 1))).toEqual([1_000, 2_000, 4_000, 30_000, 30_000])
    expect(pauseMs(1, 0)).toBe(750)
  })
})
