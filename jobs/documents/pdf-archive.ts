/** An archive's directory stands at its very end, behind at most this much comment. */
const longestEnd = 22 + 0xffff
const endMark = Buffer.from('PK\x05\x06', 'latin1')
const entryMark = Buffer.from('PK\x01\x02', 'latin1')

/**
 * A file that is a PDF from its front and an archive (or a program of Java) from its back. The directory has to be where
 * its end says it is, so that chance never makes one.
 */
export function endsAsArchive(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.byteLength - longestEnd)
  for (let at = bytes.lastIndexOf(endMark); at >= from; at = bytes.lastIndexOf(endMark, at - 1)) {
    if (at + 22 <= bytes.byteLength) {
      const size = bytes.readUInt32LE(at + 12)
      const offset = bytes.readUInt32LE(at + 16)
      // Readers of archives forgive bytes put in front, by counting back from the end.
      if (isEntry(bytes, at - size) || isEntry(bytes, offset)) return true
    }
    if (at === 0) break
  }
  return false
}

function isEntry(bytes: Buffer, at: number): boolean {
  return at >= 0 && bytes.subarray(at, at + entryMark.byteLength).equals(entryMark)
}
