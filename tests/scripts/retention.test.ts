import { afterAll, expect, it } from 'vitest'
import { completeRegistration, startedRegistration } from '#tests/support/factories/registrations.ts'
import { openTestHouse } from '#tests/support/house.ts'
import { filesOn } from '#tests/features/documents/documents.support.ts'
import { runScript } from '#tests/support/operator.ts'

const house = await openTestHouse()
afterAll(() => house.close())

it('npm run retention tells what the next night takes away, and takes it away when not a dry run', { timeout: 180_000 }, async () => {
  const [old, young] = [await completeRegistration(house), await startedRegistration(house)]
  const longAgo = new Date(Date.now() - 31 * 86_400_000).toISOString()
  await house.sql`update registrations set touched_at = ${longAgo} where id = ${old.id}`
  const left = () => house.sql`select id from registrations`

  const dry = await runScript(house, 'retention.ts', '--dry-run')
  expect(dry).toMatchObject({ code: 0, err: '' })
  expect(dry.out).toContain('       1  drafts nobody touched for 30 days\n')
  expect(dry.out).toContain('       0  registrations refused more than 2 years ago\n')
  expect(dry.out).toContain('Nothing was changed.')
  expect([(await left()).length, (await filesOn(house)).length]).toEqual([2, 1])

  const real = await runScript(house, 'retention.ts')
  expect(real.out).toContain('       1  drafts nobody touched for 30 days\n')
  expect(await left()).toEqual([{ id: young.id }])
  expect(await filesOn(house)).toEqual([])
})
