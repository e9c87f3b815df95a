import { describe, expect, it } from 'vitest'
import { attachmentName, attachmentShape, helpReference, mayStillAdd, nissFieldCode } from './help-requests.rules.ts'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
const pngEnd = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]

describe('what somebody adds to his question', () => {
  it.each([
    ['png', bytes(pngHead, 'picture', pngEnd)],
    ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'picture', [0xff, 0xd9])],
    ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe1], 'picture', [0xff, 0xd9], 'what a phone wrote behind it'.repeat(200))],
    ['pdf', bytes('%PDF-1.7\n', 'pages', '\n%%EOF\n')],
  ] as const)('is a %s by its own bytes', (type, file) => {
    expect(attachmentShape(file)).toEqual({ type })
  })

  it.each([
    ['a page', bytes('<html><script>alert(1)</script></html>')],
    ['a drawing with script', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a program', bytes('MZ', [0x90, 0])],
    ['an archive', bytes('PK', [3, 4])],
    ['a picture behind something else', bytes('GIF89a', pngHead, pngEnd)],
    ['a signature of PNG without its first chunk', bytes(pngHead.slice(0, 8), '<script>', pngEnd)],
  ])('is refused when it is %s, whatever its name', (_what, file) => {
    expect(attachmentShape(file)).toEqual({ fault: 'not-a-picture' })
  })

  it('was forgotten when there is nothing in it', () => {
    expect(attachmentShape(bytes(''))).toEqual({ fault: 'required' })
  })

  it('is refused when its end is missing', () => {
    for (const file of [bytes(pngHead, 'pict'), bytes([0xff, 0xd8, 0xff, 0xe0], 'pict'), bytes('%PDF-1.7\npages')]) {
      expect(attachmentShape(file)).toEqual({ fault: 'cut-off' })
    }
  })

  it('is called after the question, never after what its sender called it', () => {
    const reference = helpReference({ number: 42, sentAt: new Date('2026-11-29T08:00:00Z') })
    expect(reference).toBe('H-2026-00042')
    expect(attachmentName(reference, 'jpeg')).toBe('H-2026-00042.jpg')
  })

  it('is taken for an hour', () => {
    const sentAt = new Date('2026-11-29T08:00:00Z')
    expect(mayStillAdd(sentAt, new Date('2026-11-29T09:00:00Z'))).toBe(true)
    expect(mayStillAdd(sentAt, new Date('2026-11-29T09:00:00.001Z'))).toBe(false)
  })
})

it('a wrong number is told in words that a form has', () => {
  expect(nissFieldCode('NISS_FORMAT')).toBe('niss-format')
  expect(nissFieldCode('NISS_CHECK_DIGIT')).toBe('niss-check-digit')
  for (const fault of ['NISS_MONTH', 'NISS_DATE', 'NISS_FUTURE', 'NISS_SEQ'] as const) expect(nissFieldCode(fault)).toBe('niss-date')
})
