import { sql as literal } from 'drizzle-orm'
import postgres from 'postgres'
import { appRole } from '#scripts/embedded/postgres.ts'
import { newId } from '#db/columns.ts'
import type { Transaction } from '#db/client.ts'
import { registrationChanged } from '#server/features/registrations/registrations.events.ts'
import { recordEvent } from '#server/platform/events/record-event.ts'
import type { House } from '#server/platform/house.ts'
import type { BenchRow } from './bench-row.ts'

const connections = 10
const atOnce = 20
const measuredMs = 4_000

/** How many transactions a second, so many at once, for a few seconds. */
async function perSecond(one: () => Promise<unknown>): Promise<number> {
  const until = performance.now() + measuredMs
  let done = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        await one()
        done += 1
      }
    }),
  )
  return done / (measuredMs / 1_000)
}

/** A change and its event, as every command writes them: the row by Drizzle, the event beside it. */
function change(house: House): Promise<string> {
  const id = newId()
  return house.transaction({ kind: 'system', job: 'bench' }, async (tx: Transaction) => {
    await tx.execute(literal`insert into bench_rows (id, at, words) values (${id}, ${new Date().toISOString()}, 'changed')`)
    return recordEvent(tx, registrationChanged.of({ subjectId: id, version: 1, payload: {} }))
  })
}

export const row: BenchRow = {
  id: 'T14',
  title: 'What a change costs with its event',
  async prepare(world) {
    const house = await world.house()
    const owner = postgres(house.ownerUrl, { max: 1, onnotice: () => undefined })
    const table = `create table bench_rows (id uuid primary key, at timestamptz not null, words text not null)`
    await owner.unsafe(`${table}; grant all on bench_rows to ${appRole}`)
    await owner.end()
    const bare = postgres(await world.emptyDatabase(), { max: connections, onnotice: () => undefined })
    await bare.unsafe(table)
    return {
      contests: [
        {
          name: 'Transactions a second',
          unit: 'tx/s',
          yardstick: {
            name: 'bare insert transaction',
            measure: () =>
              perSecond(() => bare.begin((tx) => tx`insert into bench_rows (id, at, words) values (${newId()}, ${new Date()}, 'changed')`)),
          },
          product: () => perSecond(() => change(house)),
          goal: { of: 'ratio', is: 'at least', than: 0.5 },
        },
      ],
      close: () => bare.end({ timeout: 5 }),
    }
  },
}
