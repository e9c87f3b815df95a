import { Readable } from 'node:stream'

/**
 * A stream to be read by an act that may stop half-way. Stopping ends only what was lent: the request or the multipart
 * parser behind it lives on, so that the refusal can still be answered. If the sender leaves, the reader gets the error.
 */
export function borrowed(source: Readable): Readable {
  return Readable.from(source.iterator({ destroyOnReturn: false }), { objectMode: false })
}
