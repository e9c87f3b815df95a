import type postgres from 'postgres'
import type { Secret } from '#server/platform/config.ts'
import type { Clock } from '#server/platform/clock.ts'
import { signHead } from '#server/platform/events/signed-head.ts'
import type { Log } from '#server/platform/log.ts'
import type { Heartbeat } from './heartbeat.ts'
import { startLoop } from './loop.ts'

const everyMs = 60_000

/** Signs the head as it stands, if it has moved since the last signature. Answers whether it did. */
export async function signHeadNow(parts: { sql: postgres.Sql; clock: Clock; keys: readonly Secret[]; log: Log }): Promise<boolean> {
  const [key] = parts.keys
  if (!key) throw new Error('AUDIT_KEY has no key')
  const [row] = await parts.sql<{ position: string; seal: Buffer }[]>`
    select h.position::text, h.seal from event_chain_head h
    where h.id = 1 and h.position > coalesce((select max(position) from audit_heads), 0)`
  if (!row) return false
  const head = signHead({ position: Number(row.position), seal: row.seal, signedAt: parts.clock.now() }, key)
  const { count } = await parts.sql`
    insert into audit_heads (position, seal, signed_at, key_id, signature)
    values (${head.position}, ${head.seal}, ${head.signedAt.toISOString()}, ${head.keyId}, ${head.signature})
    on conflict do nothing`
  if (count === 0) return false
  // The log is kept elsewhere than the database: what stands there, nobody with SQL can take back.
  parts.log.info(
    {
      auditHead: {
        position: head.position,
        seal: head.seal.toString('hex'),
        signedAt: head.signedAt.toISOString(),
        keyId: head.keyId,
        signature: head.signature.toString('base64'),
      },
    },
    'head of the trail signed',
  )
  return true
}

/** Signs the chain's head every minute while events come. */
export function startSigning(parts: { sql: postgres.Sql; clock: Clock; keys: readonly Secret[]; log: Log; heartbeat: Heartbeat }): {
  close(): Promise<void>
} {
  return startLoop({
    name: 'signing',
    log: parts.log,
    heartbeat: parts.heartbeat,
    async look() {
      await signHeadNow(parts)
      return everyMs
    },
  })
}
