import { z } from 'zod'
import { signatureOf } from '#server/platform/crypto/signatures.ts'
import type { StoredMail } from './mail-store.ts'
import type { BounceHook } from './simulator.ts'

/** The body of `POST /mail/bounce`. */
export const bounceInput = z.object({
  id: z.string().min(1).max(40),
  code: z
    .string()
    .regex(/^[\w.-]{1,60}$/)
    .default('5.1.1'),
})

/**
 * Tells the portal that a mail came back after it was taken, as whoever delivers mail would: signed, over HTTP. Answers
 * the portal's status, or undefined where it could not be reached.
 */
export async function tellBounce(hook: BounceHook, mail: StoredMail, code: string): Promise<number | undefined> {
  const body = Buffer.from(JSON.stringify({ messageId: mail.messageId, recipient: mail.to, code }))
  const headers = { 'Content-Type': 'application/json', 'X-Signature': signatureOf(hook.keys, body) }
  try {
    const answer = await fetch(hook.url(), { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return undefined
  }
}
