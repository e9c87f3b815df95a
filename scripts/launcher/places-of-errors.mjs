/**
 * Loaded before a built program: errors are told with the places of the sources. Node's own way of doing so
 * (`--enable-source-maps`) reads each map while the program is loaded, which took a quarter of its start; here a map is
 * read when the first error of its file is written down.
 */
import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @type {Map<string, SourceMap | undefined>} */
const maps = new Map()

/** @param {string} file */
function mapOf(file) {
  if (!maps.has(file)) {
    let map
    try {
      map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
    } catch {
      // Without its map a place is told as it is.
    }
    maps.set(file, map)
  }
  return maps.get(file)
}

/** One frame as V8 writes it, with the place in the source. @param {string} frame */
function placed(frame) {
  return frame.replace(/((?:file:\/\/)?\/[^\s()]+\.mjs):(\d+):(\d+)/, (whole, place, line, column) => {
    const file = place.startsWith('file:') ? fileURLToPath(place) : place
    const found = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1)
    if (!found || !('originalSource' in found)) return whole
    const source = found.originalSource.startsWith('file:') ? fileURLToPath(found.originalSource) : found.originalSource
    return `${resolve(dirname(file), source)}:${String(found.originalLine + 1)}:${String(found.originalColumn + 1)}`
  })
}

Error.prepareStackTrace = (error, frames) => [String(error), ...frames.map((frame) => `    at ${placed(String(frame))}`)].join('\n')
