import type postgres from 'postgres'
import type { Redis } from 'ioredis'
import { wakeChannel } from '#server/platform/house.ts'
import type { Config } from '#server/platform/config.ts'
import type { Log } from '#server/platform/log.ts'
import { openRelayConnection } from './connections.ts'
import type { Heartbeat } from './heartbeat.ts'
import { startLoop } from './loop.ts'
import { sealStep, type SealedBatch } from './seal-step.ts'
import type { Wishes } from './wanted-jobs.ts'

/** While it finds work it looks this often, else every half second; a wake may come in between. */
const busyMs = 20
const idleMs = 500
/** A burst of commits wakes it for each; those of so many milliseconds are one step. */
const apartMs = 4

export type Relay = { close(): Promise<void> }

/**
 * Moves events from the inbox into the chain, step by step, and hands on what each step committed. It writes to
 * PostgreSQL only; queues and live stream are told by publishers that keep their own pace. Any number of relays may
 * run: they take turns at the head's lock.
 */
export function startRelay(parts: {
  config: Config
  log: Log
  heartbeat: Heartbeat
  listening: Redis
  wishes: Wishes
  onSealed: (batch: SealedBatch) => void
}): Relay {
  const { config, log, heartbeat, listening, wishes, onSealed } = parts
  let sql: postgres.Sql | undefined

  const loop = startLoop({
    name: 'relay',
    log,
    heartbeat,
    apartMs,
    async look() {
      sql ??= openRelayConnection(config)
      let batch: SealedBatch
      try {
        batch = await sealStep(sql, wishes)
      } catch (error) {
        // A connection that failed in the middle of a step is not trusted with another one.
        const failed = sql
        sql = undefined
        void failed.end({ timeout: 0 }).catch(() => undefined)
        throw error
      }
      if (batch.events.length === 0) return idleMs
      onSealed(batch)
      return batch.isFull ? 0 : busyMs
    },
  })

  const channel = wakeChannel(config)
  const wake = (from: string) => {
    if (from === channel) loop.wake()
  }
  listening.on('message', wake)
  // Without Redis the relay still looks twice a second, so a failed subscription is no fault; ioredis renews it.
  listening.subscribe(channel).catch((error: unknown) => log.debug({ err: error }, 'the relay is not woken for now'))

  return {
    async close() {
      listening.off('message', wake)
      await loop.close()
      await sql?.end({ timeout: 2 })
    },
  }
}
