import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from './file-name.rules.ts'

describe('the shown name of a file', () => {
  it.each([
    ['Uittreksel KBO.pdf', 'Uittreksel KBO.pdf'],
    ['extrait.PDF', 'extrait.pdf'],
    ['a.pdf.pdf.PDF', 'a.pdf'],
    ['no ending', 'no ending.pdf'],
    ['e\u0301tat.pdf', 'état.pdf'],
    ['公司登记.pdf', '公司登记.pdf'],
    ['السجل التجاري.pdf', 'السجل التجاري.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\me\\extract.pdf', 'extract.pdf'],
    ['folder/.pdf', 'document.pdf'],
    ['..', 'document.pdf'],
    ['', 'document.pdf'],
    [undefined, 'document.pdf'],
    ['   \t\n ', 'document.pdf'],
    ['\u200b\u200d\ufeff\u3164\u2800.pdf', 'document.pdf'],
    ['annual\u202efdp.exe', 'annualfdp.exe.pdf'],
    ['a\u0000b\u001b[31m\r\nX-Header: 1.pdf', 'ab[31m X-Header- 1.pdf'],
    ['a<script>alert(1)</script>.pdf', 'script-.pdf'],
    ['x:evil|stream?.pdf', 'x-evil-stream-.pdf'],
    ['CON', '_CON.pdf'],
    ['nul.txt.pdf', '_nul.txt.pdf'],
    ['contract.pdf', 'contract.pdf'],
    ['trailing dots...', 'trailing dots.pdf'],
    ['.hidden', 'hidden.pdf'],
    ['---.pdf', 'document.pdf'],
    ['\ud800broken.pdf', 'broken.pdf'],
    [`o${'\u0301'.repeat(40)}.pdf`, 'ó\u0301\u0301\u0301.pdf'],
  ])('of %j is %j', (given, shown) => {
    expect(safeFileName(given)).toBe(shown)
  })

  it('is cut between letters when it is too long for a file system', () => {
    const long = safeFileName(`${'é'.repeat(500)}.pdf`)
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(210)
    expect(long).toMatch(/^é+\.pdf$/)
    expect(safeFileName('👩‍👩‍👧‍👦'.repeat(100) + 'a.pdf')).toMatch(/\.pdf$/)
  })

  it('has no path, nothing unseen and one ending, whatever was sent, and stays the same when made safe again', () => {
    const signs = fc.constantFrom(
      '.',
      '/',
      '\\',
      '\u202e',
      '\u200b',
      '\u0000',
      '\n',
      '.pdf',
      'con',
      ' ',
      'é',
      '\u0301',
      '\ud83d',
      '👍',
      '-',
    )
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.array(signs, { maxLength: 300 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(names, (given) => {
        const shown = safeFileName(given)
        expect(shown.endsWith('.pdf')).toBe(true)
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\<>:"|?*]|^\.|\.pdf\.pdf$/u)
        expect(shown).toBe(shown.normalize('NFC'))
        expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(255)
        expect(safeFileName(shown)).toBe(shown)
      }),
      { numRuns: 2000 },
    )
  })
})
