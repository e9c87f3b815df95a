import { getDocument, PasswordException, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { RefusalCode } from '#server/features/documents/documents.contract.ts'

/** Pages whose text is read too: forms that draw each other without end show themselves there. */
const pagesRead = 5
/** Pages that are looked at one by one; the last is looked at in any case. */
const pagesOpened = 500

export type Reading = { found: Set<RefusalCode>; pages: number }

/** Opens a file as the desk's reader does, without drawing anything. */
export async function readAsReader(bytes: Uint8Array): Promise<Reading> {
  const found = new Set<RefusalCode>()
  const task = getDocument({
    // A copy, because the reader keeps and empties what it is given.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  })
  try {
    const document = await task.promise
    const pages = document.numPages
    if (pages < 1) found.add('no-pages')
    if ((await document.getPermissions()) !== null) found.add('password')
    if ((await document.getJSActions()) !== null) found.add('scripts')
    if ((await document.getAttachments()) !== null) found.add('embedded-files')
    for (const number of numbersToOpen(pages)) if (await hasScripts(document, number)) found.add('scripts')
    return { found, pages }
  } catch (error) {
    found.add(reasonOf(error))
    return { found, pages: 0 }
  } finally {
    await task.destroy()
  }
}

function numbersToOpen(pages: number): Set<number> {
  const numbers = new Set<number>()
  for (let number = 1; number <= Math.min(pages, pagesOpened); number += 1) numbers.add(number)
  if (pages > 0) numbers.add(pages)
  return numbers
}

async function hasScripts(document: PDFDocumentProxy, number: number): Promise<boolean> {
  const page = await document.getPage(number)
  const scripts: unknown = await page.getJSActions()
  if (number <= pagesRead) await page.getTextContent()
  page.cleanup()
  return scripts !== null && scripts !== undefined
}

function reasonOf(error: unknown): RefusalCode {
  if (error instanceof PasswordException) return 'password'
  const saysNoPages = error instanceof Error && error.name === 'InvalidPDFException' && /no pages|page count/i.test(error.message)
  return saysNoPages ? 'no-pages' : 'unreadable'
}
