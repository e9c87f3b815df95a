import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { liveStream } from '../events/live-stream.ts'
import type { House } from '../house.ts'
import { openHistory, reachOfResume } from './history.ts'
import type { SealedEvent } from './live-map.ts'
import { readHead, readSealedEvents } from './live.repository.ts'
import type { Told } from './tell.ts'

export type FanOut = {
  /** The last position this server has told. */
  position(): number
  /** What was told after a position, in order; undefined when that lies too far back. */
  since(position: number): readonly Told[] | undefined
  /** The chain stands there now: what the stream did not bring is read from PostgreSQL. */
  headIs(head: number): Promise<void>
  close(): Promise<void>
}

type Given = {
  tell(event: SealedEvent): Told[]
  emit(told: Told): void
  /** The chain is not the one we told from (a database was put back): nobody may go on from what he knows. */
  otherChain(): void
}

const batch = 500

/**
 * Tells this server's sockets of sealed events, each once and in the order of the chain. The stream in Redis is only
 * the fast way: it may be away, empty or cut, and then positions tell what is missing and PostgreSQL has it.
 */
export async function startFanOut(house: House, { tell, emit, otherChain }: Given): Promise<FanOut> {
  const { sql, log, config } = house
  const stream = liveStream(config)
  const history = openHistory()
  let position = await readHead(sql)
  history.startAt(Math.max(0, position - reachOfResume))
  for (const event of await readSealedEvents(sql, position - reachOfResume, position, reachOfResume)) {
    history.add(event.position, tell(event))
  }

  const pass = (event: SealedEvent) => {
    position = event.position
    const told = tell(event)
    history.add(position, told)
    for (const message of told) emit(message)
  }

  /** Tells everything up to `upTo` from PostgreSQL. */
  const fill = async (upTo: number) => {
    while (position < upTo) {
      const events = await readSealedEvents(sql, position, upTo, batch)
      if (events.length === 0) return
      for (const event of events) pass(event)
    }
  }

  // Stream and query both tell: one at a time, else a message could overtake another.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  const take = async (entries: readonly Entry[]) => {
    for (const [id, fields] of entries) {
      const at = Number(id.split('-')[0])
      if (at <= position) continue
      const event = readEntry(at, fields)
      if (event && at === position + 1) pass(event)
      else await fill(at)
      if (position < at) throw new Error('the live stream is ahead of the chain')
    }
  }

  const reader = new Redis(config.redis.url, { maxRetriesPerRequest: null, lazyConnect: true })
  reader.on('error', (error) => log.debug({ err: error }, 'the live stream is away'))
  const stopped = new AbortController()
  const read = async () => {
    while (!stopped.signal.aborted) {
      try {
        const answer = await reader.xread('COUNT', batch, 'BLOCK', 2_000, 'STREAMS', stream, `${position}-0`)
        const entries = answer?.[0]?.[1]
        if (entries) await inTurn(() => take(entries))
      } catch (error) {
        if (stopped.signal.aborted) return
        log.warn({ err: error }, 'the live stream could not be read')
        await pause(500, undefined, { ref: false })
      }
    }
  }
  const reading = read()

  return {
    position: () => position,
    since: (from) => history.since(from),
    headIs: (head) =>
      inTurn(async () => {
        // A head read a moment ago may lie behind what was told since; one read now may not.
        const present = head >= position ? head : await readHead(sql)
        if (present >= position) return fill(present)
        log.error({ head: present, position }, 'the chain is another one than the one told so far')
        position = present
        history.startAt(present)
        otherChain()
      }),
    async close() {
      stopped.abort()
      reader.disconnect()
      await reading
      await turn
    },
  }
}

type Entry = [id: string, fields: string[]]

/** An entry as the relay wrote it; undefined when it is anything else, and then PostgreSQL is asked. */
function readEntry(position: number, fields: readonly string[]): SealedEvent | undefined {
  const text = fields[fields.indexOf('event') + 1]
  if (fields[0] !== 'event' || text === undefined) return undefined
  try {
    const event = JSON.parse(text) as SealedEvent
    return event.position === position ? event : undefined
  } catch {
    return undefined
  }
}
