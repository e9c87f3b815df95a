import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookAtPdf, type ShapeFault } from './pdf-shape.rules.ts'

function judge(bytes: Uint8Array, chunkSize = bytes.byteLength || 1): ShapeFault | undefined {
  const look = lookAtPdf()
  for (let at = 0; at < bytes.byteLength; at += chunkSize) {
    const fault = look.take(bytes.subarray(at, at + chunkSize))
    if (fault) return fault
  }
  return look.finish()
}

const text = (content: string) => Buffer.from(content, 'latin1')
const body = 'x'.repeat(5000)

describe('the shape of a PDF', () => {
  it('passes a whole one, with some bytes around it as printers and mail programs leave them', () => {
    expect(judge(text(`%PDF-1.7\n${body}%%EOF\n`))).toBeUndefined()
    expect(judge(text(`\x1b%-12345X@PJL\n%PDF-1.7\n${body}%%EOF\r\n\x00\x00`))).toBeUndefined()
    expect(judge(text('%PDF-1.4\n%%EOF'))).toBeUndefined()
  })

  it.each([
    ['words', `hello ${body}`],
    ['a header that comes too late', `${'x'.repeat(1100)}%PDF-1.7\n${body}%%EOF`],
    ['a header that is cut by the first kilobyte', `${'x'.repeat(1021)}%PDF-1.7\n${body}%%EOF`],
    ['an archive', `PK\x03\x04%PDF-1.7\n${body}%%EOF`],
    ['a program', `MZ%PDF-1.7\n${body}%%EOF`],
    ['a picture', `GIF89a%PDF-1.7\n${body}%%EOF`],
    ['a page', ` <HTML><script>x</script>%PDF-1.7\n${body}%%EOF`],
    ['four bytes', '%PDF'],
  ])('says that %s is not a PDF', (_, content) => {
    expect(judge(text(content))).toBe('not-a-pdf')
  })

  it('says so after the first kilobyte, not at the end', () => {
    expect(lookAtPdf().take(text(body))).toBe('not-a-pdf')
  })

  it('says that a file without its end was cut off, and that nothing is empty', () => {
    expect(judge(text(`%PDF-1.7\n${body}`))).toBe('cut-off')
    expect(judge(text(`%PDF-1.7\n%%EOF\n${body}`))).toBe('cut-off')
    expect(judge(text(''))).toBe('empty')
  })

  it('judges the same however the bytes are cut into chunks', () => {
    const files = [`%PDF-1.7\n${body}%%EOF\n`, `%PDF-1.7\n${body}`, body, `${'x'.repeat(900)}%PDF-1.7 ${body}%%EOF${' '.repeat(1500)}`]
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.integer({ min: 1, max: 6000 }), (content, chunkSize) => {
        expect(judge(text(content), chunkSize)).toBe(judge(text(content)))
      }),
    )
  })
})
