import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLedgerConnections } from '#jobs/runtime/connections.ts'
import { Heartbeat } from '#jobs/runtime/heartbeat.ts'
import { openLedger, type LedgerKey } from '#jobs/runtime/ledger.ts'
import { startJobPublisher } from '#jobs/runtime/publish-jobs.ts'
import { closeQueues, openQueues } from '#jobs/runtime/queues.ts'
import { newId } from '#db/columns.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { statesOf } from '#tests/support/jobs.ts'

let house: TestHouse
let books: Awaited<ReturnType<typeof openBooks>>
beforeAll(async () => {
  house = await openTestHouse()
  books = await openBooks()
})
afterAll(async () => {
  await books.close()
  await house.close()
})

async function openBooks() {
  const sql = openLedgerConnections(house.config)
  const queues = openQueues(house.config, house.redis, house.log)
  const publisher = startJobPublisher({ sql, queues, definitions: [], log: house.log, heartbeat: new Heartbeat() })
  return {
    sql,
    publisher,
    async close() {
      await publisher.close()
      await closeQueues(queues)
      await sql.end({ timeout: 1 })
    },
  }
}

/** So many rows that are wanted and were queued already, as keys. */
async function wanted(count: number, jobName: string): Promise<LedgerKey[]> {
  const keys = Array.from({ length: count }, () => ({ eventId: newId(), jobName }))
  await books.sql`
    insert into job_ledger (event_id, job_name, queue, payload, wanted_at, queued_at)
    select id::uuid, ${jobName}, 'batch', '{}', now(), now()
    from unnest(${`{${keys.map(({ eventId }) => eventId).join(',')}}`}::text[]) as made (id)`
  return keys
}

const add = (keys: readonly LedgerKey[]) => books.publisher.add(keys.map((key) => ({ ...key, queue: 'batch' as const })))
const failuresOf = async (work: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(work)).flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))

// Both were found by the bench, where one round in a few of twenty thousand jobs stood still for half a minute.

it('stamps what was queued while others note the same jobs as done: neither waits for the other', async () => {
  const failures: unknown[] = []
  for (let round = 0; round < 12; round += 1) {
    const keys = await wanted(1_000, 'keep-books')
    // Jobs end in another order than they were queued in, and several processes note so at once.
    const noted = [keys.toReversed(), keys].map((order) => {
      const own = openLedger(books.sql)
      return Promise.all(order.map((key) => own.done(key)))
    })
    failures.push(...(await failuresOf([...noted, add(keys)])))
  }
  expect(failures).toEqual([])
  expect(await statesOf(house, 'keep-books')).toEqual({ done: 12_000 })
})

it('finds each row by its key, also when nothing was wanted the last time PostgreSQL looked', async () => {
  const ledger = openLedger(books.sql)
  const before = await wanted(20_000, 'come-in-crowds')
  for (let from = 0; from < before.length; from += 5_000) {
    await Promise.all(before.slice(from, from + 5_000).map((key) => ledger.done(key)))
  }
  const owner = postgres(house.ownerUrl, { max: 1 })
  await owner`analyze job_ledger`
  await owner.end()
  // Connections that plan anew, as after a start; and a crowd that no statistics know.
  const crowd = await wanted(20_000, 'come-in-crowds')
  const began = performance.now()
  expect(await failuresOf([add(crowd.slice(0, 2_000)), ...crowd.slice(2_000, 6_000).map((key) => ledger.done(key))])).toEqual([])
  // Walking through all that is wanted for each would take tens of seconds, and end by the time limit of statements.
  expect(performance.now() - began).toBeLessThan(5_000)
})
