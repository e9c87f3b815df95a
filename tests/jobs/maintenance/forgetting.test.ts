import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { systemActor } from '#jobs/runtime/define-job.ts'
import { countFinishedJobs, forgetFinishedJobs } from '#jobs/runtime/forget-finished.ts'
import { forgetOrigins } from '#server/features/audit/forget-origins.command.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'
import { openTestHouse } from '#tests/support/house.ts'

const house = await openTestHouse()
afterAll(() => house.close())
const actor = systemActor('a-test')
const daysAgo = (days: number) => new Date(house.clock.now().getTime() - days * 86_400_000).toISOString()

describe('what the night takes away', () => {
  it('are the addresses of events older than twelve months, never the events', async () => {
    for (const days of [366, 364]) {
      await house.sql`insert into event_origin (event_id, ip, recorded_at) values (${newId()}, '127.0.0.1', ${daysAgo(days)})`
    }
    expect(await forgetOrigins(house, actor, { dryRun: true })).toBe(1)
    expect(await forgetOrigins(house, actor, { dryRun: false })).toBe(1)
    expect(await forgetOrigins(house, actor, { dryRun: false })).toBe(0)
    expect(await house.sql`select 1 from event_origin where recorded_at < ${daysAgo(1)}`).toHaveLength(1)
    expect(await house.sql`select 1 from events where name = 'origins.forgotten'`).toHaveLength(1)
    const { actor: staff } = await signedInStaff(house, { roles: ['administrator'] })
    await expect(forgetOrigins(house, staff, { dryRun: true })).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('are jobs finished long ago with their steps, and never one that is still wanted', async () => {
    const rows = [
      ['done', 93],
      ['handled', 93],
      ['done', 91],
      ['given-up', 93],
      ['given-up', 366],
      ['wanted', 400],
    ] as const
    for (const [state, days] of rows) {
      const id = newId()
      const finishedAt = state === 'wanted' ? null : daysAgo(days)
      await house.sql`
        insert into job_ledger (event_id, job_name, queue, payload, state, wanted_at, finished_at)
        values (${id}, 'do-it', 'house', '{}', ${state}, ${daysAgo(days)}, ${finishedAt})`
      await house.sql`insert into job_steps (event_id, job_name, step, owner, until) values (${id}, 'do-it', 'send', 'me', ${daysAgo(days)})`
    }
    expect(await countFinishedJobs(house.sql)).toBe(3)
    expect(await forgetFinishedJobs(house.sql)).toBe(3)
    expect(await forgetFinishedJobs(house.sql)).toBe(0)
    const left = await house.sql<{ state: string }[]>`select state::text from job_ledger where job_name = 'do-it' order by 1`
    expect(left.map((row) => row.state)).toEqual(['done', 'given-up', 'wanted'])
    expect(await house.sql`select 1 from job_steps`).toHaveLength(3)
  })
})
