import type { FanOut } from './fan-out.ts'
import { resumeInput, type ResumeAnswer } from './live.contract.ts'
import type { Visitor } from './visitor.ts'

/**
 * Sends what the rooms of this socket were told after the position its browser knows, in order, and answers up to where.
 * Messages and answer leave in one go, so that nothing told meanwhile can come between.
 */
export async function resume(fanOut: FanOut, readHead: () => Promise<number>, visitor: Visitor, input: unknown): Promise<ResumeAnswer> {
  const parsed = resumeInput.safeParse(input)
  if (!parsed.success) return { ok: false, code: 'malformed' }
  const { position } = parsed.data
  await Promise.allSettled(visitor.asking)
  // He comes from a server that was ahead of this one, or from another chain altogether.
  if (position > fanOut.position()) await fanOut.headIs(await readHead())
  const upTo = fanOut.position()
  const missed = position > upTo ? undefined : fanOut.since(position)
  if (!missed) return { ok: false, code: 'too-old' }
  const { rooms } = visitor.socket
  for (const { rooms: heard, message } of missed) {
    if (heard.some((room) => rooms.has(room))) visitor.socket.emit('changed', message)
  }
  return { ok: true, upTo }
}
