/** What the first and last bytes of a file can tell while it is still being received. */
export type ShapeFault = 'not-a-pdf' | 'cut-off' | 'empty'

/** Readers look for the header in the first kilobyte: some programs put a few bytes in front of it. */
const headBytes = 1024
/** Readers forgive some bytes behind the end mark; a file that was cut off has none this near to its end. */
const tailBytes = 2048

const header = bytesOf('%PDF-')
const endMark = bytesOf('%%EOF')

/**
 * What a file may not begin with even when `%PDF-` follows: programs, archives, pictures and pages that are made to be
 * taken for two things at once.
 */
const otherBeginnings: readonly Buffer[] = [
  bytesOf('PK\x03\x04'),
  bytesOf('Rar!'),
  bytesOf('7z\xbc\xaf\x27\x1c'),
  bytesOf('\x1f\x8b'),
  bytesOf('MZ'),
  bytesOf('\x7fELF'),
  bytesOf('#!'),
  bytesOf('GIF8'),
  bytesOf('\x89PNG'),
  bytesOf('\xff\xd8\xff'),
  bytesOf('\xd0\xcf\x11\xe0'),
]
/** Text before the header is forgiven (mail programs and printers leave some), a page or a script is not. */
const pageBeginning = /^\s*<(?:!doctype|html|head|body|script|svg|\?xml|\?php)/i

/** Looks at a PDF as it passes; keeps two kilobytes, whatever the size of the file. */
export type PdfLook = {
  /** Takes the next bytes; answers as soon as it is certain that this is no PDF. */
  take(chunk: Uint8Array): ShapeFault | undefined
  /** All bytes were taken: what is wrong, if anything is. */
  finish(): ShapeFault | undefined
}

export function lookAtPdf(): PdfLook {
  let size = 0
  let head: Uint8Array = new Uint8Array(0)
  let headSeen = false
  let tail: Uint8Array = new Uint8Array(0)

  const judgeHead = (): ShapeFault | undefined => {
    headSeen = true
    return beginsAsPdf(head) ? undefined : 'not-a-pdf'
  }

  return {
    take(chunk) {
      size += chunk.byteLength
      tail = lastBytes(tail, chunk)
      if (headSeen) return undefined
      head = joined(head, chunk.subarray(0, headBytes - head.byteLength))
      return head.byteLength < headBytes ? undefined : judgeHead()
    },
    finish() {
      if (size === 0) return 'empty'
      const fault = headSeen ? undefined : judgeHead()
      if (fault) return fault
      return holds(tail, endMark) ? undefined : 'cut-off'
    },
  }
}

function beginsAsPdf(head: Uint8Array): boolean {
  if (otherBeginnings.some((beginning) => startsWith(head, beginning))) return false
  if (pageBeginning.test(Buffer.from(head).toString('latin1'))) return false
  return holds(head, header)
}

/** Copies: the chunk belongs to whoever sent it. */
function lastBytes(before: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (chunk.byteLength >= tailBytes) return chunk.slice(-tailBytes)
  return joined(before.subarray(Math.max(0, before.byteLength + chunk.byteLength - tailBytes)), chunk)
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.byteLength + second.byteLength)
  both.set(first)
  both.set(second, first.byteLength)
  return both
}

function startsWith(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return bytes.byteLength >= beginning.byteLength && beginning.every((byte, place) => bytes[place] === byte)
}

function holds(bytes: Uint8Array, wanted: Buffer): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wanted)
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}
