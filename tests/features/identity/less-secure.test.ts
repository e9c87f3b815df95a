import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { nissIndex, sealNiss } from '#server/features/identity/identity-keys.ts'
import { signIn } from '#server/features/identity/identity.contract.ts'
import { hashPassword } from '#server/platform/crypto/passwords.ts'
import { staffAccount } from '#tests/support/factories/staff.ts'
import { belgian, freshNumber, openCsamWorld } from './csam-world.ts'

const world = await openCsamWorld()
const { house } = world
afterAll(() => world.close())

const password = 'zeven sloten zonder brug'

async function withPassword(number: string) {
  const person = await belgian(house, number)
  await house.sql`update accounts set password_hash = ${await hashPassword(password)} where id = ${person.accountId}`
  return person
}

describe('the safer way', () => {
  it('is told to who has a national number and the right password, and to nobody else', async () => {
    const { number } = await withPassword(freshNumber())
    const right = await world.browser().call(signIn, { body: { username: number, password } })
    expect(right).toEqual({ next: 'otp-setup', saferWay: true })
    // A wrong password tells no more of a known number than of one that nobody has.
    const wrong = await Promise.all(
      [number, freshNumber()].map((username) => world.browser().send(signIn, { body: { username, password: 'not this one' } })),
    )
    for (const { problem } of wrong) {
      expect({ ...problem, requestId: '' }).toEqual({ ...wrong[0]?.problem, requestId: '' })
      expect(JSON.stringify(problem)).not.toContain('saferWay')
    }
  })

  it('is not told to who has a BIS number, nor to staff', async () => {
    const { number } = await withPassword(freshNumber('bis'))
    expect(await world.browser().call(signIn, { body: { username: number, password } })).toEqual({ next: 'otp-setup' })
    expect(await world.browser().call(signIn, { body: await staffAccount(house) })).toEqual({ next: 'otp' })
  })

  it('is told by the number that counts now: who was given a national number for a BIS number has a card', async () => {
    const { personId, number } = await withPassword(freshNumber('bis'))
    await house.sql`update person_numbers set replaced_at = now() where person_id = ${personId}`
    const present = freshNumber()
    const { keys } = house.config
    await house.sql`
      insert into person_numbers (id, person_id, niss_sealed, niss_index, register, issued_at)
      values (${newId()}, ${personId}, ${sealNiss(keys, personId, present)}, ${nissIndex(keys, present)}, 'national', now())`
    expect(await world.browser().call(signIn, { body: { username: number, password } })).toMatchObject({ saferWay: true })
  })
})
