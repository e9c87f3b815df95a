import type { House } from '#server/platform/house.ts'
import type { Heartbeat } from './heartbeat.ts'

/** A loop that cannot work comes round at least every two seconds to fail; silent for longer, it hangs. */
const relayWithinMs = 5_000
const queueingWithinMs = 10_000

/** Ready is: PostgreSQL and Redis answer, events are being sealed and jobs reach their queues. */
export function readinessOf(house: House, heartbeat: Heartbeat): Record<string, () => Promise<void>> {
  return {
    database: async () => {
      await house.sql`select 1`
    },
    redis: async () => {
      await house.redis.ping()
    },
    relay: heartbeat.check('relay', relayWithinMs),
    queueing: heartbeat.check('queueing', queueingWithinMs),
    epoch: heartbeat.check('epoch', queueingWithinMs),
  }
}
