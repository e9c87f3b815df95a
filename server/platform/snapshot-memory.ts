import type { House } from './house.ts'

/** A reading with what it depends on besides the database: it holds from now until then, where time alone would change it. */
export type Reading<Answer> = { answer: Answer; until: Date | null }

type Kept = { snapshot: string; answer: object; from: number; until: number }

const memories = new WeakMap<House['sql'], Map<string, Kept>>()
/** Readings kept; a page of the queue takes some twenty kilobytes. */
const mostKept = 200
/** Nothing is kept longer, whatever the database says. */
const longestMs = 60_000

/**
 * Answers as PostgreSQL would, without asking it for what it has answered already: two equal snapshots see the very same
 * rows, and any transaction that writes makes another. So one short question stands for many, and the answer is never
 * older than the request. An answer that is given twice is the same object, frozen. `key` names everything else that the
 * answer depends on, the actor's rights too.
 */
export async function remembered<Answer extends object>(
  house: Pick<House, 'sql' | 'clock'>,
  key: string,
  read: () => Promise<Reading<Answer>>,
): Promise<Answer> {
  const memory = memoryOf(house.sql)
  const now = house.clock.now().getTime()
  const snapshot = await snapshotOf(house.sql)
  const kept = memory.get(key)
  // What is under a key was put there by the same reading.
  if (kept?.snapshot === snapshot && kept.from <= now && now < kept.until) return kept.answer as Answer
  const { answer, until } = await read()
  // Several questions were asked meanwhile: only if nothing was written between them do they describe one moment.
  if ((await snapshotOf(house.sql)) === snapshot) {
    const end = Math.min(until?.getTime() ?? Infinity, now + longestMs)
    memory.delete(key)
    memory.set(key, { snapshot, answer: frozen(answer), from: now, until: end })
    for (const oldest of memory.keys()) {
      if (memory.size <= mostKept) break
      memory.delete(oldest)
    }
  }
  return answer
}

type Asking = { underWay: Promise<void> | undefined; next: Promise<string> | undefined }
const askings = new WeakMap<House['sql'], Asking>()

/**
 * The present snapshot, asked after this call. Who comes while another question is under way waits for the one after it,
 * together with all who come meanwhile: a crowd costs no more than a few.
 */
function snapshotOf(sql: House['sql']): Promise<string> {
  const asking = askings.get(sql) ?? { underWay: undefined, next: undefined }
  askings.set(sql, asking)
  if (asking.next) return asking.next
  const ask = async () => {
    asking.next = undefined
    const question = sql<[{ snapshot: string }]>`select pg_current_snapshot()::text as snapshot`.then(([row]) => row.snapshot)
    const ended: Promise<void> = question.then(settle, settle)
    asking.underWay = ended
    return question
    function settle() {
      // Whoever waits for the next one has been heard: that question begins now and takes its place.
      if (!asking.next) asking.underWay = undefined
    }
  }
  if (!asking.underWay) return ask()
  asking.next = asking.underWay.then(ask)
  return asking.next
}

function memoryOf(sql: House['sql']): Map<string, Kept> {
  const found = memories.get(sql) ?? new Map<string, Kept>()
  memories.set(sql, found)
  return found
}

/** Whoever gets it next must find it as it was. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const inner of Object.values(value)) frozen(inner)
  return value
}
