import { readFileSync } from 'node:fs'

/** What a PDF needs of a TrueType font: outlines, widths and which sign is which. */
const needed = ['OS/2', 'cmap', 'cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'post', 'prep']
const headerBytes = 12
const entryBytes = 16
/** Version 3 of the table `post` is its header and no names of thousands of glyphs. */
const postHeaderBytes = 32
const postWithoutNames = 0x00_03_00_00

/**
 * A TrueType font without its tables of ligatures and kerning, which take a tenth of a second to read for every document
 * and change nothing in an extract.
 */
export function bareFont(path: string): Buffer {
  const font = readFileSync(path)
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, place) => {
    const at = headerBytes + place * entryBytes
    return font.subarray(at, at + entryBytes)
  }).filter((entry) => needed.includes(entry.toString('latin1', 0, 4)))

  const header = Buffer.alloc(headerBytes)
  font.copy(header, 0, 0, 4)
  header.writeUInt16BE(entries.length, 4)
  const power = Math.floor(Math.log2(entries.length))
  header.writeUInt16BE(2 ** power * entryBytes, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE(entries.length * entryBytes - 2 ** power * entryBytes, 10)

  const tables: Buffer[] = []
  let offset = headerBytes + entries.length * entryBytes
  const directory = entries.map((entry) => {
    const isPost = entry.toString('latin1', 0, 4) === 'post'
    const [from, length] = [entry.readUInt32BE(8), isPost ? postHeaderBytes : entry.readUInt32BE(12)]
    const table = Buffer.alloc(Math.ceil(length / 4) * 4)
    font.copy(table, 0, from, from + length)
    if (isPost) table.writeUInt32BE(postWithoutNames, 0)
    const moved = Buffer.from(entry)
    moved.writeUInt32BE(offset, 8)
    moved.writeUInt32BE(length, 12)
    offset += table.byteLength
    tables.push(table)
    return moved
  })
  return Buffer.concat([header, ...directory, ...tables])
}
