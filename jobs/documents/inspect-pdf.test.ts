import { describe, expect, it } from 'vitest'
import * as pdfs from '#tests/support/pdfs.ts'
import { inspectPdf } from './inspect-pdf.ts'

describe('the deep look at a PDF finds clean', () => {
  it.each<[string, () => Promise<Buffer>, number]>([
    ['an extract of one page', () => pdfs.goodPdf(), 1],
    ['one of twelve pages', () => pdfs.pdfOfPages(12), 12],
    ['one that opens at a page', pdfs.pdfWithOpenDestination, 1],
    ['one with a link to an address', () => pdfs.pdfWithLink('URI'), 1],
    ['one whose offsets are all wrong, which every reader mends', pdfs.pdfWithWrongOffsets, 3],
    ['one whose fonts have odd names', pdfs.pdfWithOddNames, 1],
  ])('%s', async (_, make, pages) => {
    expect(await inspectPdf(await make())).toEqual({ state: 'clean', pages })
  })
})

describe('the deep look at a PDF refuses', () => {
  it.each<[string, string, () => Promise<Buffer>]>([
    ['a password to open it', 'password', pdfs.pdfWithUserPassword],
    ['encryption that only forbids', 'password', pdfs.pdfWithOwnerPassword],
    ['a script of the document', 'scripts', () => pdfs.pdfWithScript()],
    ['a script in a compressed object', 'scripts', () => pdfs.pdfWithScript(true)],
    ['a script as it opens', 'scripts', () => pdfs.pdfWithOpenAction()],
    ['a script as a page opens', 'scripts', pdfs.pdfWithPageAction],
    ['a script spelled with escapes', 'scripts', pdfs.pdfWithEscapedScript],
    ['a form with its own scripts', 'scripts', pdfs.pdfWithXfa],
    ['an address that opens by itself', 'launch-actions', () => pdfs.pdfWithOpenAction('URI')],
    ['a program that a link starts', 'launch-actions', () => pdfs.pdfWithLink('Launch')],
    ['the same in a compressed object', 'launch-actions', () => pdfs.pdfWithLink('Launch', true)],
    ['the same hidden behind a second object', 'launch-actions', pdfs.pdfWithHiddenScript],
    ['the same hidden in the bytes of a picture', 'launch-actions', pdfs.pdfWithActionInPicture],
    ['a form that sends itself away', 'launch-actions', () => pdfs.pdfWithLink('SubmitForm')],
    ['an attached file', 'embedded-files', pdfs.pdfWithAttachment],
    ['a film', 'embedded-files', pdfs.pdfWithRichMedia],
    ['an archive behind its end', 'embedded-files', pdfs.pdfAndArchive],
    ['a drawing that unfolds to 100 MiB', 'too-complex', () => pdfs.pdfBomb(100)],
    ['a file of three pages of which one can be read', 'unreadable', pdfs.pdfWithLostPage],
    ['a file whose middle is missing', 'unreadable', pdfs.pdfWithoutMiddle],
    ['nothing but a beginning and an end', 'unreadable', () => Promise.resolve(Buffer.from('%PDF-1.7\n%%EOF'))],
    ['noise', 'unreadable', () => Promise.resolve(Buffer.alloc(50_000, 'noise '))],
    ['a catalogue without pages', 'no-pages', pdfs.pdfWithoutPages],
  ])('%s: %s', async (_, code, make) => {
    expect(await inspectPdf(await make())).toEqual({ state: 'refused', code })
  })
})
