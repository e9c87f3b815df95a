import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/columns.ts'
import { forgetRegistrations as forgetJob } from '#jobs/registrations/forget-registrations.job.ts'
import { forgetNumberRequests as forgetRequestsJob } from '#jobs/enterprise-numbers/forget-number-requests.job.ts'
import type { JobDefinition } from '#jobs/runtime/define-job.ts'
import type { Staff } from '#server/features/actor.ts'
import { forgetNumberRequests } from '#server/features/enterprise-numbers/forget-number-requests.command.ts'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { forgetRegistrations } from '#server/features/registrations/retention/forget-registrations.command.ts'
import { withdrawRegistration } from '#server/features/registrations/draft/withdraw-registration.command.ts'
import { filesOn } from '#tests/features/documents/documents.support.ts'
import {
  aJob,
  completeRegistration,
  spanishNumber,
  staffOf,
  startedRegistration,
  submittedRegistration,
} from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { gatewaysOf } from '#tests/support/jobs.ts'

let house: TestHouse
let sofie: Staff
beforeAll(async () => {
  house = await openTestHouse()
  sofie = await staffOf(house)
})
afterAll(() => house.close())

let next = 700
const submitted = () => submittedRegistration(house, { vatNumber: spanishNumber(++next) })
const daysAgo = (days: number) => new Date(house.clock.now().getTime() - days * 86_400_000).toISOString()
const isThere = async (id: string) => (await house.sql`select 1 from registrations where id = ${id}`).length > 0
const counts = async () => {
  const { forsaken: _, ...rest } = await forgetRegistrations(house, aJob, { dryRun: true })
  return rest
}

async function decided(decision: 'approve' | 'refuse') {
  const file = await submitted()
  const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
  const reasons = decision === 'refuse' ? [{ code: 'not-in-scope' as const }] : []
  await decideRegistration(house, sofie, file.id, { version: claimed.version, decision, reasons })
  return file
}

/** The job as the schedule runs it, without queues around it. */
async function night(job: JobDefinition): Promise<void> {
  await job.run({
    house,
    gateways: gatewaysOf(house),
    log: house.log,
    actor: aJob,
    payload: {},
    trigger: {
      eventId: newId(),
      name: 'schedule',
      subject: { type: 'schedule', id: job.name, version: 1 },
      companyId: null,
      recordedAt: daysAgo(0),
    },
    attempt: 1,
    signal: new AbortController().signal,
    ledger: { doneIn: () => Promise.resolve(), once: (_step, effect) => effect() },
  })
}

describe('what the night takes away of registrations', () => {
  test('are drafts thirty days after the last touch, with all that hangs on them and the bytes of their proof', async () => {
    const old = await completeRegistration(house, { vatNumber: spanishNumber(++next) })
    const young = await completeRegistration(house, { vatNumber: spanishNumber(++next) })
    const touched = (id: string, days: number) => house.sql`update registrations set touched_at = ${daysAgo(days)} where id = ${id}`
    await touched(old.id, 31)
    await touched(young.id, 29)
    const [proof] = await house.sql<{ key: string }[]>`select storage_key as key from documents where subject_id = ${old.id}`
    const bytesThere = async () => (await filesOn(house)).some((file) => file.key === proof?.key)
    expect(await bytesThere()).toBe(true)
    expect(await counts()).toEqual({ drafts: 1, refused: 0, withdrawn: 0 })
    expect(await isThere(old.id)).toBe(true)

    await night(forgetJob)
    expect([await isThere(old.id), await isThere(young.id), await bytesThere()]).toEqual([false, true, false])
    for (const table of ['registration_units', 'registration_representatives', 'registration_number_checks', 'registration_versions']) {
      expect(await house.sql`select 1 from ${house.sql(table)} where registration_id = ${old.id}`, table).toEqual([])
    }
    expect(await house.sql`select 1 from documents where subject_id = ${old.id}`).toEqual([])
    expect(await house.sql`select payload from events where name = 'registrations.forgotten'`).toEqual([
      { payload: { drafts: 1, refused: 0, withdrawn: 0 } },
    ])
    await night(forgetJob)
    expect(await house.sql`select 1 from events where name = 'registrations.forgotten'`).toHaveLength(1)
  })

  test('are refused and withdrawn ones two years after their end; approved ones and open ones stay', async () => {
    const [refused, fresh, approved, open] = [await decided('refuse'), await decided('refuse'), await decided('approve'), await submitted()]
    const withdrawn = await submitted()
    await withdrawRegistration(house, withdrawn.applicant, withdrawn.id, withdrawn.version)
    for (const { id } of [refused, withdrawn, approved])
      await house.sql`update registrations set decided_at = ${daysAgo(731)}, touched_at = ${daysAgo(731)} where id = ${id}`
    await house.sql`update registrations set decided_at = ${daysAgo(729)}, touched_at = ${daysAgo(729)} where id = ${fresh.id}`
    await house.sql`update registrations set touched_at = ${daysAgo(900)}, submitted_at = ${daysAgo(900)} where id = ${open.id}`
    expect(await counts()).toEqual({ drafts: 0, refused: 1, withdrawn: 1 })
    await night(forgetJob)
    const left = await Promise.all([refused, withdrawn, fresh, approved, open].map(({ id }) => isThere(id)))
    expect(left).toEqual([false, false, true, true, true])
    expect(await house.sql`select 1 from companies where registration_id = ${approved.id}`).toHaveLength(1)
  })

  test('and a draft touched at that very moment: it stays, or whoever touches it is told that it is gone', async () => {
    for (let round = 0; round < 6; round += 1) {
      const draft = await startedRegistration(house, { vatNumber: spanishNumber(++next) })
      await house.sql`update registrations set touched_at = ${daysAgo(31)} where id = ${draft.id}`
      const contact = { name: 'L', email: 'l@x.example' }
      const [touch, forgetting] = await Promise.allSettled([
        changeRegistration(house, draft.applicant, draft.id, { version: 1, contact }),
        forgetRegistrations(house, aJob, { dryRun: false }),
      ])
      expect(forgetting.status).toBe('fulfilled')
      if (touch.status === 'fulfilled') expect(await isThere(draft.id)).toBe(true)
      else expect([touch.reason, await isThere(draft.id)]).toMatchObject([{ code: 'not-found' }, false])
    }
  })

  test('goes in portions, until nothing is left', async () => {
    await house.sql`
      insert into registrations (id, reference, status, language, country, access_token_hash, access_expires_at, created_at, touched_at)
      select gen_random_uuid(), 'R-1999-' || n, 'draft', 'nl', 'ES', sha256(n::text::bytea), now(), ${daysAgo(40)}, ${daysAgo(40)}
      from generate_series(1, 230) n`
    expect((await counts()).drafts).toBe(230)
    expect((await forgetRegistrations(house, aJob, { dryRun: false })).drafts).toBe(100)
    await night(forgetJob)
    expect((await counts()).drafts).toBe(0)
  })
})

describe('requests for an enterprise number', () => {
  test('go two years after they ended; open ones stay', async () => {
    const request = async (status: string, endedAt: string | null, decidedAt: string | null) => {
      const id = newId()
      await house.sql`
        insert into enterprise_number_requests (id, reference, status, language, country, name, address, contact_name, contact_email, created_at, decided_at, finished_at)
        values (${id}, ${id}, ${status}, 'en', 'CU', 'Habana Medica', '{}', 'Ana', 'a@x.example', ${daysAgo(1000)}, ${decidedAt}, ${endedAt})`
      return id
    }
    const gone = [await request('numbered', daysAgo(731), daysAgo(800)), await request('refused', null, daysAgo(731))]
    const kept = [
      await request('numbered', daysAgo(729), daysAgo(800)),
      await request('submitted', null, null),
      await request('accepted', null, daysAgo(900)),
    ]
    expect(await forgetNumberRequests(house, aJob, { dryRun: true })).toBe(2)
    await night(forgetRequestsJob)
    const left = (await house.sql<{ id: string }[]>`select id from enterprise_number_requests`).map((row) => row.id)
    expect(left.toSorted()).toEqual(kept.toSorted())
    expect(gone.some((id) => left.includes(id))).toBe(false)
    expect(await house.sql`select payload from events where name = 'enterprise-number-requests.forgotten'`).toEqual([
      { payload: { requests: 2 } },
    ])
  })
})

test('nothing of this is done by a person', async () => {
  await expect(forgetRegistrations(house, sofie, { dryRun: false })).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(forgetNumberRequests(house, sofie, { dryRun: true })).rejects.toMatchObject({ code: 'not-allowed' })
})
