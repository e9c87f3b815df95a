import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRelayConnection } from '#jobs/runtime/connections.ts'
import { sealStep } from '#jobs/runtime/seal-step.ts'
import { signHeadNow } from '#jobs/runtime/signed-heads.ts'
import { registrationChanged } from '#server/features/registrations/registrations.events.ts'
import { recordEvent } from '#server/platform/events/record-event.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { recordSome } from '#tests/support/trail.ts'

let house: TestHouse
let owner: postgres.Sql
beforeAll(async () => {
  house = await openTestHouse()
  owner = postgres(house.ownerUrl, { max: 1, onnotice: () => undefined })
  await recordSome(house, 3)
  const relay = openRelayConnection(house.config)
  await sealStep(relay, () => [])
  await relay.end()
  await signHeadNow({ sql: house.sql, clock: house.clock, keys: house.config.keys.audit, log: house.log })
})
afterAll(async () => {
  await owner.end()
  await house.close()
})

const changes = [
  ['events', `update events set actor_kind = 'x'`],
  ['events', `delete from events`],
  ['events', `truncate events`],
  ['event_chain', `update event_chain set position = position + 1`],
  ['event_chain', `delete from event_chain`],
  ['event_chain', `truncate event_chain`],
  ['audit_heads', `update audit_heads set position = 0`],
  ['audit_heads', `delete from audit_heads`],
  ['audit_heads', `truncate audit_heads`],
] as const

describe('the trail', () => {
  // Each of the two guards by itself: the message tells which one it was.
  it.each(changes)('refuses the processes to change %s: %s', async (table, statement) => {
    await expect(house.sql.unsafe(statement)).rejects.toMatchObject({ code: '42501', message: `permission denied for table ${table}` })
  })

  it.each(changes)('refuses even its owner, by its triggers, to change %s: %s', async (table, statement) => {
    await expect(owner.unsafe(statement)).rejects.toMatchObject({ code: '42501', message: `table ${table} is insert-only` })
  })

  it('cannot be freed of its triggers by the processes', async () => {
    await expect(house.sql.unsafe('alter table events disable trigger user')).rejects.toMatchObject({ code: '42501' })
    await expect(house.sql.unsafe(`set session_replication_role = 'replica'`)).rejects.toMatchObject({ code: '42501' })
    await expect(house.sql.unsafe('drop table events')).rejects.toMatchObject({ code: '42501' })
  })

  it('takes an event only within a transaction, and only of one that somebody began by name', async () => {
    const event = registrationChanged.of({ subjectId: 'r', version: 1, payload: {} })
    // @ts-expect-error The database itself is not a transaction: this must never compile.
    const outside = () => recordEvent(house.db, event)
    await expect(outside()).rejects.toThrow('was not begun by house.transaction')
    await expect(house.db.transaction((tx) => recordEvent(tx, event))).rejects.toThrow('was not begun by house.transaction')
  })

  it('has nothing of a transaction that was taken back', async () => {
    const event = registrationChanged.of({ subjectId: 'taken-back', version: 1, payload: {} })
    const work = house.transaction({ kind: 'system', job: 'test' }, async (tx) => {
      await recordEvent(tx, event)
      throw new Error('taken back')
    })
    await expect(work).rejects.toThrow('taken back')
    const [row] = await house.sql<{ count: number }[]>`
      select (select count(*) from events where subject_id = 'taken-back')::int + (select count(*) from event_inbox)::int as count`
    expect(row?.count).toBe(0)
  })
})
