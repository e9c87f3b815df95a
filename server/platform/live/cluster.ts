import { createAdapter } from '@socket.io/redis-streams-adapter'
import { Redis } from 'ioredis'
import type { House } from '../house.ts'

export type Cluster = { adapter: ReturnType<typeof createAdapter>; close(): void }

/**
 * How servers reach each other's sockets with what is not an event: presence, and sending sockets away. Named per
 * deployment, else two installations on one Redis would count each other in. Its recovery of connections stays off: it
 * saves nothing when a server dies.
 */
export function openCluster(house: House): Cluster {
  const prefix = `${house.config.deployment}:live`
  const opened: Redis[] = []
  // The adapter asks again at once when a question fails, so questions wait here while Redis is away.
  const client = new Redis(house.config.redis.url, { maxRetriesPerRequest: null })
  const keep = (redis: Redis) => {
    // The adapter waits for neither, so their faults are nobody's: closed before it had subscribed, the process would end of it.
    for (const name of ['subscribe', 'publish'] as const) {
      const ask = redis[name].bind(redis) as (...given: unknown[]) => Promise<unknown>
      redis[name] = (...given: unknown[]) => {
        const asked = ask(...given)
        asked.catch((error: unknown) => house.log.debug({ err: error }, 'the way to other servers is away'))
        return asked as Promise<never>
      }
    }
    redis.on('error', (error) => house.log.debug({ err: error }, 'the way to other servers is away'))
    opened.push(redis)
    return redis
  }
  keep(client)
  // It copies the client for reading and never gives the copies back: they are kept here to be closed with it.
  const duplicate = client.duplicate.bind(client)
  client.duplicate = (options) => keep(duplicate(options))
  const adapter = createAdapter(client, {
    streamName: `${prefix}:cluster`,
    channelPrefix: `${prefix}:channel`,
    sessionKeyPrefix: `${prefix}:session:`,
    maxLen: 1_000,
    blockTimeInMs: 2_000,
  })
  return {
    adapter,
    close() {
      for (const redis of opened) redis.disconnect()
    },
  }
}
