import { Readable } from 'node:stream'

/**
 * A stream to be read by somebody who may stop half-way. Destroying what was lent only gives the source back: its rest
 * runs out unread, so that the request or the form behind it comes to its end and the refusal can still be answered.
 * If the sender leaves, the reader gets an error.
 */
export function borrowed(source: Readable): Readable {
  const lent = new Readable({
    read: () => void source.resume(),
    destroy(error, done) {
      source.off('data', onData).off('end', onEnd).off('close', onLeft).off('error', onLeft)
      // Errors that come when nobody listens any more must not end the process.
      source.on('error', () => undefined)
      if (!source.destroyed) source.resume()
      done(error)
    },
  })
  const onData = (chunk: Buffer) => {
    if (!lent.push(chunk)) source.pause()
  }
  const onEnd = () => lent.push(null)
  const onLeft = () => {
    if (!source.readableEnded) lent.destroy(new SenderLeft())
  }
  // Whoever reads hears of it; that nobody happens to read just then must not end the process either.
  lent.on('error', () => undefined)
  source.on('data', onData).on('end', onEnd).on('close', onLeft).on('error', onLeft)
  source.pause()
  // Who left while we were still asking who he is makes no sound any more.
  if (source.destroyed) onLeft()
  return lent
}

/** Nobody's fault, and nobody is there to be told. */
export class SenderLeft extends Error {
  readonly code = 'sender-left'
  constructor() {
    super('The sender left before the end')
  }
}
