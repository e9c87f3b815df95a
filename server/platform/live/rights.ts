import { setTimeout as pause } from 'node:timers/promises'
import { isHouseError } from '../errors.ts'
import type { House } from '../house.ts'
import { readRights, type KnownRight } from './live.repository.ts'
import type { Credentials } from '../http/request-facts.ts'
import { isSameOne, type Identity, type Visitor } from './visitor.ts'

/** How often rights are read, and how long sockets may stay open while they cannot be. */
const rightsPace = { readMs: 2_000, expiryMs: 1_000, patienceMs: 10_000, readLimitMs: 4_000 }

type Given = {
  house: House
  visitors(): Iterable<Visitor>
  identify(credentials: Credentials): Promise<Identity>
  /** Asks the policies of his rooms again. */
  askAgain(visitor: Visitor): Promise<void>
  /** He is not who he was: he is sent away and is not to come back by himself. */
  end(visitor: Visitor): void
  /** Nothing is known against him, but nothing for him either: he may try again. */
  cut(visitor: Visitor): void
  headIs(head: number): Promise<void>
}

/**
 * Watches that sockets never outlive the rights they were opened with. One question for all of them every two seconds;
 * only where the answer differs is anybody asked for anew. The same question tells the head of the chain.
 */
export function watchRights(given: Given): { close(): Promise<void> } {
  const { house } = given
  const stopped = new AbortController()
  const stamps = new Map<string, string>()
  let goodAt = performance.now()

  const read = async () => {
    const groups = groupByRight(given.visitors())
    for (const key of stamps.keys()) if (!groups.has(key)) stamps.delete(key)
    const known = [...groups].map(([key, { right }]): KnownRight => ({ ...right, stamp: stamps.get(key) ?? null }))
    const { head, changed } = await within(readRights(house.sql, known), rightsPace.readLimitMs)
    goodAt = performance.now()
    given.headIs(head).catch((error: unknown) => house.log.warn({ err: error }, 'missed events could not be read'))

    const doubtful = new Set<Visitor>()
    for (const { visitors } of groups.values()) for (const visitor of visitors) if (!visitor.verified) doubtful.add(visitor)
    for (const { kind, id } of changed) for (const visitor of groups.get(`${kind}:${id}`)?.visitors ?? []) doubtful.add(visitor)
    const failed = await forEach(doubtful, (visitor) => reconsider(visitor, given))
    // A stamp is only believed once everybody behind it was asked for: else the next reading asks again.
    for (const { kind, id, stamp } of changed) {
      const key = `${kind}:${id}`
      if (!groups.get(key)?.visitors.some((visitor) => failed.has(visitor))) stamps.set(key, stamp)
    }
  }

  const reading = repeat(rightsPace.readMs, stopped.signal, async () => {
    try {
      await read()
    } catch (error) {
      house.log.warn({ err: error }, 'rights behind sockets could not be read')
    }
  })

  const expiring = repeat(rightsPace.expiryMs, stopped.signal, async () => {
    const isBlind = performance.now() - goodAt > rightsPace.patienceMs
    const now = house.clock.now()
    const over: Visitor[] = []
    for (const visitor of given.visitors()) {
      if (visitor.actor.kind === 'anonymous') continue
      if (isBlind) given.cut(visitor)
      else if (isOver(visitor, now)) over.push(visitor)
    }
    // Requests of the same session may have extended it; a socket never does.
    const failed = await forEach(over, (visitor) => reconsider(visitor, given))
    for (const visitor of failed) given.cut(visitor)
  })

  return {
    async close() {
      stopped.abort()
      await Promise.all([reading, expiring])
    },
  }
}

async function reconsider(visitor: Visitor, { house, identify, askAgain, end }: Given): Promise<void> {
  const identity = await identify(visitor.credentials).catch((error: unknown) => {
    if (isHouseError(error) && error.code !== 'unavailable') return undefined
    throw error
  })
  if (!identity || isOver(identity, house.clock.now()) || !isSameOne(visitor, identity)) return end(visitor)
  visitor.actor = identity.actor
  visitor.applicant = identity.applicant
  visitor.generation += 1
  await askAgain(visitor)
  visitor.verified = true
}

const isOver = ({ actor, applicant }: Identity, now: Date): boolean =>
  [actor, applicant].some((one) => one && 'expiresAt' in one && one.expiresAt <= now)

type Group = { right: Omit<KnownRight, 'stamp'>; visitors: Visitor[] }

/** Tabs of one session stand behind one right. Strangers have none. */
function groupByRight(visitors: Iterable<Visitor>): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const visitor of visitors) {
    for (const right of rightsBehind(visitor)) {
      const key = `${right.kind}:${right.id}`
      const group = groups.get(key)
      if (group) group.visitors.push(visitor)
      else groups.set(key, { right, visitors: [visitor] })
    }
  }
  return groups
}

function rightsBehind({ actor, applicant }: Identity): Omit<KnownRight, 'stamp'>[] {
  const holder = actor.kind === 'applicant' ? actor : applicant
  return [
    ...('sessionId' in actor ? [{ kind: 'session' as const, id: actor.sessionId }] : []),
    ...(holder ? [{ kind: 'registration' as const, id: holder.registrationId }] : []),
  ]
}

/** Some at a time, so that a thousand who came back at once do not fill the pool; answers whose work failed. */
async function forEach(visitors: Iterable<Visitor>, work: (visitor: Visitor) => Promise<void>): Promise<Set<Visitor>> {
  const failed = new Set<Visitor>()
  const waiting = [...visitors].values()
  const worker = async () => {
    for (const visitor of waiting) await work(visitor).catch(() => failed.add(visitor))
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  return failed
}

async function repeat(everyMs: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined)
    if (!signal.aborted) await work()
  }
}

/** A database that does not answer at all must not keep the reading waiting for ever. */
async function within<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  const late = new AbortController()
  const deadline = pause(ms, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new Error(`no answer within ${ms} ms`)
  })
  deadline.catch(() => undefined)
  try {
    return await Promise.race([work, deadline])
  } finally {
    late.abort()
    work.catch(() => undefined)
  }
}
