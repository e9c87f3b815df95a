import type { Request, Response } from 'express'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileOutcome } from './endpoint-call.ts'

/**
 * Sends a file to be kept, never to be run: always an attachment, under a policy that forbids everything, whatever its
 * name says it is. Part of it when part is asked for, so that a reader of a long PDF gets the page he looks at.
 */
export async function sendFile(req: Request, res: Response, { file, headers }: FileOutcome): Promise<void> {
  res.set(headers)
  res.attachment(file.name)
  res.type(file.type ?? 'application/pdf')
  res.set({ 'Accept-Ranges': 'bytes', 'X-Content-Type-Options': 'nosniff' })
  // Whoever has these very bytes already need not be sent them again.
  if (hasAlready(req, headers['ETag'])) {
    file.stream.destroy()
    res.status(304).end()
    return
  }
  const asked = req.range(file.size, { combine: true })
  if (asked === -1) {
    file.stream.destroy()
    res.status(416).set('Content-Range', `bytes */${file.size}`).removeHeader('Content-Type')
    res.end()
    return
  }
  const [part, ...others] = Array.isArray(asked) && asked.type === 'bytes' ? asked : []
  // Several parts at once may be answered with the whole.
  const range = part && others.length === 0 ? part : { start: 0, end: file.size - 1 }
  if (part && others.length === 0) res.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${file.size}`)
  res.set('Content-Length', String(range.end - range.start + 1))
  if (req.method === 'HEAD') {
    file.stream.destroy()
    res.end()
    return
  }
  await untilSentOrLeft(file.stream, range, res)
}

function hasAlready(req: Request, etag: string | undefined): boolean {
  const kept = (req.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return etag !== undefined && kept.includes(etag)
}

async function untilSentOrLeft(stream: Readable, range: { start: number; end: number }, res: Response): Promise<void> {
  try {
    await pipeline(stream, (chunks: AsyncIterable<Buffer>) => partOf(chunks, range), res)
  } catch (error) {
    // A reader who closes his window is no fault of anybody.
    if (!res.destroyed && !res.closed) throw error
  }
}

async function* partOf(chunks: AsyncIterable<Buffer>, { start, end }: { start: number; end: number }): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of chunks) {
    const from = Math.max(0, start - at)
    const to = Math.min(chunk.byteLength, end + 1 - at)
    if (to > from) yield chunk.subarray(from, to)
    at += chunk.byteLength
    if (at > end) return
  }
}
