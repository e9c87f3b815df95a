import { createHash, timingSafeEqual } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import canonicalize from 'canonicalize'
import { blindIndex, seal, unseal } from '../crypto/sealed.ts'
import { HouseError, isHouseError, unavailable, type ErrorFacts } from '../errors.ts'
import type { ErrorCode } from '../error-codes.contract.ts'
import type { House } from '../house.ts'
import * as kept from './idempotency.repository.ts'

/** What is kept of an answer: the answer itself, or our refusal. Words are chosen anew for each asker. */
type Kept<Outcome> = { outcome: Outcome } | { refusal: { code: ErrorCode; facts: ErrorFacts } }

export type KeyedAct<Outcome> = {
  caller: string
  endpoint: string
  key: string
  /** Everything the caller sent. */
  input: unknown
  act(): Promise<Outcome>
}

export type Idempotency = {
  /** Acts once for each key; whoever comes later, or meanwhile, gets the same answer. `Outcome` must be plain JSON. */
  once<Outcome>(keyed: KeyedAct<Outcome>): Promise<Outcome>
  close(): void
}

const keptMs = 24 * 3_600_000
/** An act that is still at work after this has crashed with its process: no request of ours lives so long. */
const longestActMs = 30_000
/**
 * A refusal changed nothing, so it is only kept for those who asked at the same time. Kept for a day, "the proof is not
 * clean yet" would still be the answer when the proof has long been found clean.
 */
const refusalKeptMs = 10_000

/**
 * The same `Idempotency-Key` means the same act (contract of the API, section 2). The row is taken before the act, so of
 * fifty that come at once one acts; it is sealed, since answers hold tokens and personal data.
 */
export function openIdempotency(house: House): Idempotency {
  const { db, clock, config } = house
  const sweep = () => void kept.removeKeptBefore(db, new Date(clock.now().getTime() - keptMs)).catch(() => undefined)
  const timer = setInterval(sweep, 10 * 60_000)
  timer.unref()

  async function once<Outcome>(keyed: KeyedAct<Outcome>): Promise<Outcome> {
    const place = { caller: keyed.caller, endpoint: keyed.endpoint, keyHash: createHash('sha256').update(keyed.key).digest() }
    const input = canonicalize(keyed.input) ?? ''
    // A bare hash of a short body could be guessed back; one for each key, so that rotation does not make bodies differ.
    const hashes = config.keys.session.map((key) => blindIndex([key], input))
    const until = performance.now() + longestActMs + 5_000
    for (let wait = 15; performance.now() < until; wait = Math.min(wait * 1.5, 250)) {
      const turn = await takeTurn<Outcome>(place, hashes)
      if (turn.mine) return actAndKeep(place, turn.since, keyed.act)
      if (turn.kept) return given(turn.kept)
      await pause(wait + Math.random() * wait)
    }
    throw unavailable()
  }

  type Turn<Outcome> = { mine: true; since: Date } | { mine: false; kept: Kept<Outcome> | undefined }

  async function takeTurn<Outcome>(place: kept.KeyPlace, hashes: readonly Buffer[]): Promise<Turn<Outcome>> {
    const now = clock.now()
    const [hash] = hashes
    if (!hash) throw new Error('There is no key to hash with: the settings were not checked')
    if (await kept.takePlace(db, place, hash, now)) return { mine: true, since: now }
    const row = await kept.findKept(db, place)
    // Let go between the two questions: ask again.
    if (!row) return { mine: false, kept: undefined }
    const ageMs = now.getTime() - row.createdAt.getTime()
    const answer = row.status === null || row.answer === null ? undefined : opened<Outcome>(place, row.answer)
    const lifeMs = row.status === null ? longestActMs : answer && 'outcome' in answer ? keptMs : refusalKeptMs
    const sameBody = hashes.some((candidate) => timingSafeEqual(candidate, row.bodyHash))
    const wasRefused = answer !== undefined && 'refusal' in answer
    const free = ageMs >= lifeMs || (wasRefused && !sameBody) || (row.status !== null && answer === undefined)
    if (free)
      return (await kept.takeOver(db, place, row.createdAt, hash, now)) ? { mine: true, since: now } : { mine: false, kept: undefined }
    if (!sameBody) throw new HouseError('key-reused')
    return { mine: false, kept: answer }
  }

  async function actAndKeep<Outcome>(place: kept.KeyPlace, since: Date, act: () => Promise<Outcome>): Promise<Outcome> {
    try {
      const outcome = await act()
      await keepFor(place, since, 200, { outcome })
      return outcome
    } catch (error) {
      // What failed for a reason of ours, or was too much, may be tried again with the same key at once.
      const refusal = isHouseError(error) && error.status < 500 && error.status !== 429 ? error : undefined
      if (refusal) await keepFor(place, since, refusal.status, { refusal: { code: refusal.code, facts: refusal.facts } })
      else await kept.letGo(db, place, since).catch(() => undefined)
      throw error
    }
  }

  async function keepFor(place: kept.KeyPlace, since: Date, status: number, answer: Kept<unknown>): Promise<void> {
    const sealed = seal(config.keys.session, contextOf(place), JSON.stringify(answer))
    // The act is done and its answer stands; that it could not be kept must not turn it into a failure.
    await kept.keep(db, place, since, status, sealed).catch((error: unknown) => house.log.warn({ err: error }, 'an answer was not kept'))
  }

  function opened<Outcome>(place: kept.KeyPlace, sealed: Buffer): Kept<Outcome> | undefined {
    try {
      return JSON.parse(unseal(config.keys.session, contextOf(place), sealed)) as Kept<Outcome>
    } catch {
      return undefined
    }
  }

  return { once, close: () => clearInterval(timer) }
}

function given<Outcome>(answer: Kept<Outcome>): Outcome {
  if ('refusal' in answer) throw new HouseError(answer.refusal.code, answer.refusal.facts)
  return answer.outcome
}

const contextOf = (place: kept.KeyPlace) => `idempotent answer:${place.endpoint}:${place.keyHash.toString('hex')}`
