import type { IncomingMessage } from 'node:http'
import { HouseError } from '../errors.ts'

/** Long enough for a bad line, short enough that nobody holds a place open by drips. */
const patienceMs = 20_000

/**
 * The JSON body of a request, or undefined where there is none. Express' own parser is not used: it takes compressed
 * bodies and mends broken text, and a door should do neither.
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const bytes = await readJsonBytes(request, maxBytes)
  return bytes && parseJson(bytes)
}

/** The same before it is parsed: a signature is over the bytes, not over what they mean. */
export async function readJsonBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const length = request.headers['content-length']
  if (length === undefined ? request.headers['transfer-encoding'] === undefined : Number(length) === 0) return undefined
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' && !type?.endsWith('+json')) throw new HouseError('malformed')
  if (request.headers['content-encoding'] !== undefined && request.headers['content-encoding'] !== 'identity') {
    throw new HouseError('malformed')
  }
  if (Number(length ?? 0) > maxBytes) throw new HouseError('too-large')
  return readWhole(request, maxBytes)
}

export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new HouseError('malformed')
  }
}

function readWhole(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const timer = setTimeout(() => end(new HouseError('malformed')), patienceMs)
    // The rest is left to run out unread, so that the caller can hear the answer.
    const onData = (chunk: Buffer) => {
      size += chunk.byteLength
      if (size > maxBytes) return end(new HouseError('too-large'))
      chunks.push(chunk)
    }
    const onEnd = () => end()
    const onLeft = () => end(new HouseError('malformed'))
    function end(error?: Error): void {
      clearTimeout(timer)
      request.off('data', onData).off('end', onEnd).off('close', onLeft).off('error', onLeft)
      // An error that comes after we stopped listening must not end the process.
      request.on('error', () => undefined)
      if (error) {
        request.resume()
        reject(error)
      } else resolve(Buffer.concat(chunks))
    }
    if (request.destroyed) return end(new HouseError('malformed'))
    request.on('data', onData).on('end', onEnd).on('close', onLeft).on('error', onLeft)
  })
}
