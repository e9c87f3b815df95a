import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { systemActor } from '#jobs/runtime/define-job.ts'
import { forgetSignIns } from '#server/features/identity/sign-in/forget-sign-ins.command.ts'
import { forgetMails } from '#server/features/notifications/forget-mails.command.ts'
import { signIn } from '#server/features/identity/sign-in/sign-in.command.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'
import { openTestHouse } from '#tests/support/house.ts'

const house = await openTestHouse()
afterAll(() => house.close())
const actor = systemActor('a-test')
const daysAgo = (days: number) => new Date(house.clock.now().getTime() - days * 86_400_000).toISOString()

describe('what the night takes away', () => {
  it('are sessions that ended more than twelve months ago, and nothing younger', async () => {
    const [old, lapsed, young] = [await signedInStaff(house), await signedInStaff(house), await signedInStaff(house)]
    await house.sql`update sessions set ended_at = ${daysAgo(366)} where id = ${old.actor.sessionId}`
    await house.sql`update sessions set expires_at = ${daysAgo(366)} where id = ${lapsed.actor.sessionId}`
    await house.sql`update sessions set ended_at = ${daysAgo(364)} where id = ${young.actor.sessionId}`
    expect(await forgetSignIns(house, actor, { dryRun: true })).toEqual({ sessions: 2, names: 0 })
    expect(await house.sql`select 1 from sessions`).toHaveLength(3)
    expect(await forgetSignIns(house, actor, { dryRun: false })).toEqual({ sessions: 2, names: 0 })
    expect(await house.sql`select id from sessions`).toEqual([{ id: young.actor.sessionId }])
    expect(await forgetSignIns(house, actor, { dryRun: false })).toEqual({ sessions: 0, names: 0 })
    expect(await house.sql`select payload from events where name = 'sign-ins.forgotten'`).toEqual([{ payload: { names: 0, sessions: 2 } }])
  })

  it('are counts of wrong tries that no longer count', async () => {
    for (const username of ['somebody', 'somebody.else']) {
      await expect(signIn(house, { kind: 'anonymous' }, { username, password: 'wrong' })).rejects.toMatchObject({
        code: 'wrong-credentials',
      })
    }
    await house.sql`update sign_in_failures set last_at = ${daysAgo(2)} where name_hash = (select min(name_hash) from sign_in_failures)`
    expect(await forgetSignIns(house, actor, { dryRun: false })).toEqual({ sessions: 0, names: 1 })
    expect(await house.sql`select 1 from sign_in_failures`).toHaveLength(1)
  })

  it('are lines of the mail log older than twelve months', async () => {
    for (const days of [366, 364]) {
      await house.sql`
        insert into mail_log (id, event_id, template, recipient, subject, language, message_id, state, created_at)
        values (${newId()}, ${newId()}, 'contact-code', 'a@b.example', 's', 'nl', ${newId()}, 'sent', ${daysAgo(days)})`
    }
    expect(await forgetMails(house, actor, { dryRun: true })).toBe(1)
    expect(await forgetMails(house, actor, { dryRun: false })).toBe(1)
    expect(await house.sql`select 1 from mail_log`).toHaveLength(1)
  })

  it('is taken by jobs alone', async () => {
    const { actor: staff } = await signedInStaff(house, { roles: ['administrator'] })
    await expect(forgetSignIns(house, staff, { dryRun: true })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(forgetMails(house, staff, { dryRun: true })).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
