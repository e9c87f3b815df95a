import type { Redis } from 'ioredis'
import type postgres from 'postgres'
import type { Config } from '#server/platform/config.ts'
import { sealableColumns, toSealable, type SealableRow } from '#server/platform/events/chain.ts'
import { liveStream, liveStreamLength } from '#server/platform/events/live-stream.ts'
import type { SealedEvent } from '#server/platform/live/live-map.ts'
import type { Log } from '#server/platform/log.ts'
import type { Heartbeat } from './heartbeat.ts'
import { startLoop, type Loop } from './loop.ts'
import { toSealed } from './seal-step.ts'

/**
 * Adds events to the stream only where they follow the last one, so that two relays that publish at once leave neither
 * gap nor disorder. Answers the stream's last position afterwards; negative (the position before the gap, less one) where
 * events between are missing. An empty stream takes what comes only from who read how far back it should begin.
 */
const append = `
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
local top = tonumber(ARGV[2])
if last[1] then top = tonumber(string.match(last[1][1], '^(%d+)')) end
for i = 3, #ARGV, 2 do
  local position = tonumber(ARGV[i])
  if position == top + 1 then
    redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], ARGV[i] .. '-0', 'event', ARGV[i + 1])
    top = position
  elseif position > top then
    return -top - 1
  end
end
return top`

/** An empty stream (a first start, a wiped Redis) begins so far back; what is older, readers take from PostgreSQL. */
const beginsBack = 1_000
const oneReading = 500
/** While Redis is away nothing piles up: what was dropped here is read again from PostgreSQL. */
const mostInMemory = 5_000
const idleMs = 1_000

export type LivePublisher = { offer(events: readonly SealedEvent[]): void; close(): Promise<void> }

/** Puts sealed events on the live stream, in order, in its own time: sealing never waits for Redis. */
export function startLivePublisher(parts: {
  config: Config
  sql: postgres.Sql
  redis: Redis
  log: Log
  heartbeat: Heartbeat
}): LivePublisher {
  const { sql, redis } = parts
  const stream = liveStream(parts.config)
  let pending: SealedEvent[] = []
  let isBehind = true
  let lookAgainAt = 0

  /** Answers whether all are on the stream now. */
  async function add(events: readonly SealedEvent[], beginsAfter = 0): Promise<boolean> {
    const args = events.flatMap((event) => [String(event.position), JSON.stringify(event)])
    return Number(await redis.eval(append, 1, stream, liveStreamLength, beginsAfter, ...args)) >= 0
  }

  async function catchUp(): Promise<void> {
    const [newest] = await redis.xrevrange(stream, '+', '-', 'COUNT', 1)
    const [head] = await sql<{ position: string }[]>`select position::text from event_chain_head where id = 1`
    const upTo = Number(head?.position ?? 0)
    let after = newest ? Number(newest[0].split('-')[0]) : Math.max(0, upTo - beginsBack)
    if (after > upTo) {
      // Read after the stream, the head cannot be behind it: the database was put back to an earlier day.
      await redis.del(stream)
      isBehind = true
      return
    }
    while (after < upTo) {
      const events = await readSealed(sql, after, oneReading)
      if (events.length === 0) return
      // Somebody emptied the stream meanwhile: begin again at the next look.
      if (!(await add(events, newest ? 0 : after))) {
        isBehind = true
        return
      }
      after = events.at(-1)?.position ?? upTo
    }
  }

  const loop: Loop = startLoop({
    name: 'live',
    log: parts.log,
    heartbeat: parts.heartbeat,
    async look() {
      if (isBehind || performance.now() >= lookAgainAt) {
        pending = []
        isBehind = false
        await catchUp().catch((error: unknown) => {
          isBehind = true
          throw error
        })
      }
      const batch = pending.splice(0, oneReading)
      if (batch.length > 0) {
        try {
          if (!(await add(batch))) isBehind = true
        } catch (error) {
          isBehind = true
          throw error
        }
      }
      if (pending.length > 0 || isBehind) return 0
      // What another relay committed and did not live to tell is found at the next look.
      lookAgainAt = performance.now() + idleMs
      return idleMs
    },
  })

  return {
    offer(events) {
      if (pending.length + events.length > mostInMemory) isBehind = true
      else pending.push(...events)
      loop.wake()
    },
    close: () => loop.close(),
  }
}

/** Sealed events behind a position, in order. */
export async function readSealed(sql: postgres.Sql, after: number, limit: number): Promise<SealedEvent[]> {
  const rows = await sql.unsafe<(SealableRow & { position: string })[]>(
    `select c.position::text as position, ${sealableColumns}
     from (select position, event_id from event_chain where position > $1::text::bigint order by position limit $2::text::int) c
     join events e on e.id = c.event_id order by c.position`,
    [String(after), String(limit)],
    { prepare: true },
  )
  return rows.map((row) => toSealed(toSealable(row), Number(row.position)))
}
