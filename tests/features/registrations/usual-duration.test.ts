import { afterAll, beforeAll, expect, test } from 'vitest'
import { getUsualDuration } from '#server/features/registrations/registrations.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
})
afterAll(async () => {
  await server.close()
  await house.close()
})

let made = 0
/** Files that were decided on one day, so many days after they had been sent. */
async function decided(
  count: number,
  { on, sentDaysBefore, status = 'approved' }: { on: string; sentDaysBefore: number; status?: string },
) {
  made += count
  await house.sql`
    insert into registrations (id, reference, status, language, country, access_token_hash, access_expires_at, created_at, touched_at, submitted_at, decided_at)
    select gen_random_uuid(), 'R-1998-' || (${made}::int - n), ${status}::registration_status, 'fr', 'ES', decode(md5('d' || (${made}::int - n)), 'hex'), now(), now(), now(),
      ${`${on}T10:00:00Z`}::text::timestamptz - ${sentDaysBefore}::int * interval '1 day', ${`${on}T10:00:00Z`}::text::timestamptz
    from generate_series(0, ${count - 1}) as n`
}
const asked = async () => (await client(server.url).call(getUsualDuration, {})).usual
const daysAgo = (days: number) => new Date(house.clock.now().getTime() - days * 86_400_000).toISOString().slice(0, 10)
/** A Friday within the last ninety days, so that fourteen days before it are ten working days but for holidays. */
const friday = () => {
  const day = new Date(`${daysAgo(30)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 2) % 7))
  return day.toISOString().slice(0, 10)
}

test('anybody may ask; of fewer than twenty decisions nothing is said', async () => {
  expect(await asked()).toBeNull()
  await decided(19, { on: friday(), sentDaysBefore: 7 })
  expect(await asked()).toBeNull()
})

test('drafts, withdrawn files and decisions of long ago do not count', async () => {
  await decided(30, { on: daysAgo(120), sentDaysBefore: 60 })
  await decided(30, { on: friday(), sentDaysBefore: 60, status: 'withdrawn' })
  expect(await asked()).toBeNull()
})

test('the twentieth decision is enough, a refusal is one too, and the next question hears of it', async () => {
  await decided(1, { on: friday(), sentDaysBefore: 7, status: 'refused' })
  const one = await asked()
  expect(one?.medianDays).toBeGreaterThanOrEqual(3)
  expect(one?.medianDays).toBeLessThanOrEqual(5)
  expect(one?.mostWithinDays).toBe(one?.medianDays)
  await decided(9, { on: friday(), sentDaysBefore: 21 })
  const later = await asked()
  expect(later?.medianDays).toBe(one?.medianDays)
  expect(later?.mostWithinDays).toBeGreaterThan(one?.mostWithinDays ?? 0)
})
