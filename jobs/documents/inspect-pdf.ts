import { PDFContext, PDFDict, PDFName, PDFNumber, PDFParser, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib'
import type { RefusalCode } from '#server/features/documents/documents.contract.ts'
import { endsAsArchive } from './pdf-archive.ts'
import { dangersByThemselves, dangersIn, dangersInText } from './pdf-dangers.ts'
import { readAsReader } from './pdf-reading.ts'
import { createScales, TooHeavy } from './pdf-weight.ts'

/** What the inspection says of a file. */
export type Inspection = { state: 'clean'; pages: number } | { state: 'refused'; code: RefusalCode }

/** Which reason is told where there are several: the one that its sender can do most about first. */
const order: readonly RefusalCode[] = ['password', 'scripts', 'launch-actions', 'embedded-files', 'too-complex', 'unreadable', 'no-pages']

/**
 * The deep look at a PDF, to be run in a process that may be killed. Two readers look: pdf-lib, which goes through every
 * object there is and so sees what hides, and pdf.js, which reads it as the desk's reader will and says whether it can be
 * read at all. Nothing in the file is run.
 */
export async function inspectPdf(bytes: Buffer): Promise<Inspection> {
  const found = new Set<RefusalCode>()
  if (endsAsArchive(bytes)) found.add('embedded-files')
  for (const code of dangersInText(bytes.toString('latin1'))) found.add(code)
  const objects = await lookAtObjects(bytes)
  for (const code of objects.found) found.add(code)
  const reading = await readAsReader(bytes)
  for (const code of reading.found) found.add(code)
  // The reader made do with the pages it could find; the file says that there are others.
  if (objects.pages !== undefined && objects.pages !== reading.pages) found.add('unreadable')

  const code = order.find((candidate) => found.has(candidate))
  return code ? { state: 'refused', code } : { state: 'clean', pages: reading.pages }
}

/** What stands in the objects, and how many pages the catalogue says that there are. */
async function lookAtObjects(bytes: Uint8Array): Promise<{ found: Set<RefusalCode>; pages?: number }> {
  const found = new Set<RefusalCode>()
  const add = (codes: ReadonlySet<RefusalCode>) => {
    for (const code of codes) found.add(code)
  }
  try {
    const streams: PDFRawStream[] = []
    const context = await parse(bytes, (object) => {
      add(dangersIn(object))
      if (object instanceof PDFRawStream) streams.push(object)
    })
    // An encrypted file cannot be looked into: with an empty password it opens everywhere, and yet nobody can vouch for it.
    if (context.trailerInfo.Encrypt) return { found: new Set(['password']) }
    for (const [, object] of context.enumerateIndirectObjects()) add(dangersByThemselves(context, object))
    const scales = createScales()
    for (const stream of streams) scales.weigh(context, stream)
    return { found, pages: pagesDeclared(context) }
  } catch (error) {
    found.add(error instanceof TooHeavy ? 'too-complex' : 'unreadable')
    return { found }
  }
}

function pagesDeclared(context: PDFContext): number | undefined {
  const catalogue = context.lookup(context.trailerInfo.Root)
  const pages = catalogue instanceof PDFDict ? context.lookup(catalogue.get(PDFName.of('Pages'))) : undefined
  const count = pages instanceof PDFDict ? context.lookup(pages.get(PDFName.of('Count'))) : undefined
  return count instanceof PDFNumber ? count.asNumber() : undefined
}

/**
 * Reads all objects, showing each to `look` as it is met. The parser keeps only the last of several objects with one
 * number, where another reader may follow the table of offsets to an earlier one: so each is looked at, not only what
 * is kept.
 */
async function parse(bytes: Uint8Array, look: (object: PDFObject) => void): Promise<PDFContext> {
  const keep = Object.getOwnPropertyDescriptor(PDFContext.prototype, 'assign')
  const assign: unknown = keep?.value
  if (!keep || typeof assign !== 'function') throw new Error('pdf-lib no longer assigns its objects: look at inspect-pdf.ts')
  Object.defineProperty(PDFContext.prototype, 'assign', {
    ...keep,
    value(this: PDFContext, ...given: Parameters<PDFContext['assign']>) {
      look(given[1])
      Reflect.apply(assign, this, given)
    },
  })
  try {
    return await PDFParser.forBytesWithOptions(bytes, Number.POSITIVE_INFINITY, false, false, true).parseDocument()
  } finally {
    Object.defineProperty(PDFContext.prototype, 'assign', keep)
  }
}
