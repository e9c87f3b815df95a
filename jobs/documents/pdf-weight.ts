import { inflateSync, constants } from 'node:zlib'
import { PDFArray, type PDFDict, PDFName, PDFNumber, type PDFRawStream, type PDFContext } from '@cantoo/pdf-lib'

const mebibyte = 1024 * 1024
/** Text, forms and fonts of a page never need this much. */
const heaviestStream = 64 * mebibyte
/** A picture may: A0 at 300 dots an inch, in colour, is 400 MiB; nobody needs one of those to prove that it exists. */
const heaviestPicture = 256 * mebibyte
/** All of them together: fifty scanned pages in colour. */
const heaviestFile = 1536 * mebibyte

const filterKey = PDFName.of('Filter')
const inflating = new Set(['FlateDecode', 'Fl'])

/** Thrown as soon as a file is known to unfold to more than any honest one. */
export class TooHeavy extends Error {}

/** Weighs what the streams of a file unfold to, without ever holding more than one stream unfolded. */
export function createScales() {
  let total = 0
  return {
    weigh(context: PDFContext, stream: PDFRawStream): void {
      const picture = pictureBytes(context, stream.dict)
      if (picture > heaviestPicture) throw new TooHeavy()
      const limit = picture > 0 ? heaviestPicture : heaviestStream
      total += unfoldedSize(stream.getContents(), filtersOf(context, stream.dict), limit)
      if (total > heaviestFile) throw new TooHeavy()
    },
  }
}

/** Flate is the filter that unfolds a thousandfold; what comes behind another filter weighs what it does when packed. */
function unfoldedSize(packed: Uint8Array, filters: readonly string[], limit: number): number {
  let bytes = packed
  for (const filter of filters) {
    if (!inflating.has(filter)) break
    const unfolded = inflated(bytes, limit)
    if (unfolded === undefined) break
    bytes = unfolded
  }
  return bytes.byteLength
}

function inflated(bytes: Uint8Array, limit: number): Uint8Array | undefined {
  try {
    // A stream without its end is common in honest files; readers show what there is.
    return inflateSync(bytes, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    if (error instanceof RangeError) throw new TooHeavy()
    return undefined
  }
}

function filtersOf(context: PDFContext, dict: PDFDict): string[] {
  const filter = context.lookup(dict.get(filterKey))
  const list = filter instanceof PDFArray ? filter.asArray().map((item) => context.lookup(item)) : [filter]
  return list.flatMap((item) => (item instanceof PDFName ? [item.decodeText()] : []))
}

/** What a picture takes once it is drawn; 0 for what is none. */
function pictureBytes(context: PDFContext, dict: PDFDict): number {
  const width = numberAt(context, dict, 'Width')
  const height = numberAt(context, dict, 'Height')
  if (width <= 0 || height <= 0) return 0
  const isMask = numberAt(context, dict, 'BitsPerComponent') === 1
  return width * height * (isMask ? 1 / 8 : 3)
}

function numberAt(context: PDFContext, dict: PDFDict, key: string): number {
  const value = context.lookup(dict.get(PDFName.of(key)))
  return value instanceof PDFNumber ? value.asNumber() : 0
}
