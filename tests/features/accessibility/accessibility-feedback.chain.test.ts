import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetAccessibilityFeedback } from '#server/features/accessibility/forget-accessibility-feedback.command.ts'
import { getAccessibilityFeedback, sendAccessibilityFeedback } from '#server/features/accessibility/accessibility.contract.ts'
import { listCards } from '#server/features/cards/cards.contract.ts'
import type { StaffRole } from '#server/features/identity/identity.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client, type Client } from '#tests/support/client.ts'
import { eventually } from '#tests/support/eventually.ts'
import { aJob } from '#tests/support/factories/registrations.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'
import type { TestHouse } from '#tests/support/house.ts'
import { mailbox } from '#tests/support/mailbox.ts'
import { openWorkingHouse, type WorkingHouse } from '#tests/support/working-house.ts'

let working: WorkingHouse
let house: TestHouse
let server: RunningServer
beforeAll(async () => {
  working = await openWorkingHouse()
  house = working.house
  server = await startServer({ house })
})
afterAll(async () => {
  await server.close()
  await working.close()
})

async function colleague(...roles: StaffRole[]): Promise<Client> {
  const { cookie } = await signedInStaff(house, { roles })
  const browser = client(server.url)
  const [name = '', value = ''] = cookie.split('=')
  browser.cookies.set(name, value)
  return browser
}

const report = {
  language: 'fr',
  message: 'La liste des pays n’est pas lue.\nAvec deux lignes.',
  page: '/fr/register',
  technology: 'NVDA',
  email: 'Lectrice@Example.org',
} as const
const stored = () => house.sql<{ id: string; email: string | null }[]>`select id, email from accessibility_feedback order by number`

describe('somebody reports a barrier', () => {
  it('is heard by the help desk and by the desk, and the event says nothing of who it was', async () => {
    const { reference } = await client(server.url).call(sendAccessibilityFeedback, { body: report })
    expect(reference).toMatch(/^A-\d{4}-\d{5}$/)
    const [mail] = await mailbox(working.simulators.url).waitFor({ to: house.config.contact.email, subject: reference })
    expect(mail?.subject).toBe(`Signalement d’accessibilité ${reference}`)
    for (const said of ['La liste des pays n’est pas lue.', '/fr/register', 'NVDA', 'lectrice@example.org']) {
      expect(mail?.text).toContain(said)
    }
    const [row] = await stored()
    const validator = await colleague('validator')
    const card = await eventually(async () => {
      const { items } = await validator.call(listCards, { query: { kind: 'accessibility-feedback' } })
      return items.find(({ subject }) => subject.id === row?.id)
    })
    expect(await validator.call(getAccessibilityFeedback, { params: { id: card.subject.id } })).toMatchObject({
      ...report,
      reference,
      email: 'lectrice@example.org',
    })
    const events = await house.sql<{ name: string; payload: unknown }[]>`
      select name, payload from events where subject_id = ${card.subject.id}`
    expect(events).toEqual([{ name: 'accessibility-feedback.sent', payload: { language: 'fr' } }])
    // That a colleague read it is part of the trail.
    expect(
      await house.sql`select 1 from events where name = 'personal-data.read' and payload::text like ${`%${card.subject.id}%`}`,
    ).toHaveLength(1)
  })

  it('sent twice with one key is one report, and needs neither address nor page', async () => {
    const before = (await stored()).length
    const visitor = client(server.url)
    const send = () =>
      visitor.call(sendAccessibilityFeedback, { body: { language: 'de', message: 'Zu klein.' } }, { idempotencyKey: 'a-barrier-told-once' })
    expect(await send()).toEqual(await send())
    const rows = await stored()
    expect(rows).toHaveLength(before + 1)
    expect(rows.at(-1)?.email).toBeNull()
  })

  it.each([
    ['nothing said', { message: '   ' }, 'message'],
    ['too much said', { message: 'x'.repeat(4001) }, 'message'],
    ['no address at all', { email: 'not an address' }, 'email'],
  ])('is refused at the field: %s', async (_, change, path) => {
    const { status, problem } = await client(server.url).send(sendAccessibilityFeedback, { body: { ...report, ...change } })
    expect(status).toBe(422)
    expect(problem.fields?.map((field) => field.path)).toEqual([path])
  })

  it('is read by the desk alone', async () => {
    const [row] = await stored()
    const params = { id: row?.id ?? '' }
    expect((await client(server.url).send(getAccessibilityFeedback, { params })).status).toBe(401)
    expect((await (await colleague()).send(getAccessibilityFeedback, { params })).status).toBe(404)
    expect((await (await colleague('auditor')).send(getAccessibilityFeedback, { params })).status).toBe(200)
  })

  it('is forgotten after two years, and not a day before', async () => {
    const [old, young] = await stored()
    await house.sql`update accessibility_feedback set sent_at = now() - interval '731 days' where id = ${old?.id ?? ''}`
    await house.sql`update accessibility_feedback set sent_at = now() - interval '729 days' where id = ${young?.id ?? ''}`
    expect(await forgetAccessibilityFeedback(house, aJob, { dryRun: true })).toBe(1)
    expect(await forgetAccessibilityFeedback(house, aJob, { dryRun: false })).toBe(1)
    const left = (await stored()).map(({ id }) => id)
    expect(left).not.toContain(old?.id)
    expect(left).toContain(young?.id)
  })
})
