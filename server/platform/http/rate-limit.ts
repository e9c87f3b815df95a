import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Config } from '../config.ts'
import { tooMany } from '../errors.ts'
import type { House } from '../house.ts'
import { inTime } from '../in-time.ts'
import { addressForLimits } from './client-address.ts'

/** What is counted apart from "all requests": the endpoints that cost us, or others, more. */
export const limitClasses = ['starts', 'sign-ins', 'password-resets', 'uploads'] as const
export type LimitClass = (typeof limitClasses)[number]

/** Endpoint name → what it is counted as; the features say. */
export type LimitedEndpoints = Readonly<Record<string, LimitClass>>

const seconds = 60
/** A Redis that hangs says as little as one that is gone, and nobody is to wait for it. */
const patienceMs = 500

export type Limits = {
  /** Counts one more of this class for this address; throws `too-many` with the time to wait. */
  count(limitClass: LimitClass, ip: string | null): Promise<void>
}

/**
 * Limits by address, shared by all servers through Redis. While Redis is away each server counts for itself: a limit that
 * stops the product, or that anybody can take away by taking Redis away, is none. Loopback is not exempt.
 */
export function openLimits(house: House): Limits {
  const { limits } = house.config
  const allowed: Record<LimitClass, number> = {
    starts: limits.startsPerMinutePerAddress,
    'sign-ins': limits.signInsPerMinutePerAddress,
    'password-resets': limits.passwordResetsPerMinutePerAddress,
    uploads: limits.uploadsPerMinutePerAddress,
  }
  const limiter = (limitClass: LimitClass): { shared: RateLimiterAbstract; own: RateLimiterAbstract } => {
    const points = allowed[limitClass]
    const own = new RateLimiterMemory({ keyPrefix: limitClass, points, duration: seconds })
    const shared = new RateLimiterRedis({
      storeClient: house.redis,
      keyPrefix: `${house.config.deployment}:limit:${limitClass}`,
      points,
      duration: seconds,
      // Once over, further knocks cost no journey to Redis.
      inMemoryBlockOnConsumed: points + 1,
      rejectIfRedisNotReady: true,
      insuranceLimiter: own,
    })
    return { shared, own }
  }
  const limiters = Object.fromEntries(limitClasses.map((limitClass) => [limitClass, limiter(limitClass)])) as Record<
    LimitClass,
    ReturnType<typeof limiter>
  >
  return {
    async count(limitClass, ip) {
      const { shared, own } = limiters[limitClass]
      const address = addressForLimits(ip)
      try {
        await inTime(shared.consume(address), patienceMs, () => own.consume(address))
      } catch (reason) {
        refuse(reason)
      }
    },
  }
}

function refuse(reason: unknown): never {
  if (reason instanceof RateLimiterRes) throw tooMany(Math.max(1, Math.ceil(reason.msBeforeNext / 1000)))
  throw reason
}

export type Flood = {
  /** Seconds to wait, or undefined when the request may come in. */
  check(ip: string | null, token: string | undefined): number | undefined
  /** Remembers that this token is somebody's, so that a flood from his address does not shut him out. */
  trust(token: string): void
}

const mostTrusted = 20_000

/**
 * The limit on all requests of one address. It is counted in the process, without Redis: it must be the cheapest thing we
 * do, since it is what stands when somebody sends more than we can answer. A whole company behind one address is not shut
 * out by a neighbour: who was seen signed in within the last quarter of an hour is counted by himself.
 */
export function openFloodGate(config: Config, now: () => number = Date.now): Flood {
  const points = config.limits.requestsPerMinutePerAddress
  const counts = new Map<string, { left: number; until: number }>()
  const trusted = new Map<string, number>()
  const trustMs = 15 * 60_000

  function take(key: string): number | undefined {
    const at = now()
    const count = counts.get(key)
    if (!count || count.until <= at) {
      // A window that is over says nothing any more; without this the table would only grow.
      if (counts.size >= mostTrusted) for (const [old, { until }] of counts) if (until <= at) counts.delete(old)
      counts.set(key, { left: points - 1, until: at + seconds * 1000 })
      return undefined
    }
    if (count.left <= 0) return Math.max(1, Math.ceil((count.until - at) / 1000))
    count.left -= 1
    return undefined
  }

  return {
    check(ip, token) {
      const wait = take(addressForLimits(ip))
      if (wait === undefined || token === undefined) return wait
      const until = trusted.get(token)
      return until !== undefined && until > now() ? take(`token ${token}`) : wait
    },
    trust(token) {
      // Taken out and put back at the end: the first in the map is the one unseen for longest.
      trusted.delete(token)
      trusted.set(token, now() + trustMs)
      const [oldest] = trusted.keys()
      if (trusted.size > mostTrusted && oldest !== undefined) trusted.delete(oldest)
    },
  }
}
