import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { createBisRegisterGateway } from '#jobs/gateways/bis-register.gateway.ts'
import { askPersonName } from '#jobs/identity/ask-person-name.job.ts'
import { followReplacedNumbers } from '#jobs/identity/follow-replaced-numbers.job.ts'
import { issueNiss } from '#jobs/identity/issue-niss.job.ts'
import { systemActor, type JobDefinition } from '#jobs/runtime/define-job.ts'
import { openLedger } from '#jobs/runtime/ledger.ts'
import { runJob } from '#jobs/runtime/run-job.ts'
import { findAccountByName } from '#server/features/identity/accounts.repository.ts'
import { findNumbersToLookAt } from '#server/features/identity/persons/find-numbers-to-look-at.query.ts'
import { nissIndexes, unsealNiss } from '#server/features/identity/identity-keys.ts'
import { recordNumberLook } from '#server/features/identity/persons/record-number-look.command.ts'
import { moveClock } from '#tests/support/clock.ts'
import { admit, openIdentityWorld, runFor } from './identity-world.ts'

const world = await openIdentityWorld()
const { house, gateways } = world
const register = createBisRegisterGateway(world.simulators.settings.bisRegister)
const actor = systemActor('a-test')
afterEach(() => world.simulators.heal())
afterAll(() => world.close())

const asJob = (definition: unknown) => definition as JobDefinition

async function numbered(): Promise<{ personId: string; niss: string }> {
  const { personId } = await admit(house)
  await runFor(world, asJob(issueNiss), personId)
  return { personId, niss: (await numbersOf(personId)).present ?? '' }
}

async function numbersOf(personId: string) {
  const rows = await house.sql<{ niss_sealed: Buffer; replaced_at: Date | null; looked_at: Date | null }[]>`
    select niss_sealed, replaced_at, looked_at from person_numbers where person_id = ${personId} order by issued_at, id`
  const digits = (row: (typeof rows)[number]) => unsealNiss(house.config.keys, personId, Buffer.from(row.niss_sealed))
  const [present] = rows.filter((row) => row.replaced_at === null)
  return {
    present: present && digits(present),
    former: rows.filter((row) => row.replaced_at !== null).map(digits),
    looked: present?.looked_at,
  }
}

/** One turn of the night. */
async function turn(): Promise<void> {
  const eventId = newId()
  const ledger = openLedger(house.sql)
  await ledger.want({ eventId, jobName: 'follow-replaced-numbers' }, 'outside')
  await runJob(
    { house, gateways, ledger, ledgerSql: house.sql },
    asJob(followReplacedNumbers),
    { eventId, jobName: 'follow-replaced-numbers' },
    1,
  )
}

const accountOf = (niss: string) => findAccountByName(house.db, { nissIndexes: nissIndexes(house.config.keys, niss) })

describe('a number the register has replaced', () => {
  it('S52: is followed at night; old and new both find the person', async () => {
    const { personId, niss } = await numbered()
    const to = '85073003328'
    await register.replaceNumber({ from: niss, to, reason: 'national number found' })
    await turn()
    expect(await numbersOf(personId)).toMatchObject({ present: to, former: [niss] })
    const [old, now] = [await accountOf(niss), await accountOf(to)]
    expect(old?.personId).toBe(personId)
    expect(now?.id).toBe(old?.id)
    await turn()
    expect(await numbersOf(personId)).toMatchObject({ present: to, former: [niss] })
    const names = await house.sql`select 1 from events where subject_id = ${personId} and name = 'person.niss-replaced'`
    expect(names).toHaveLength(1)
  })

  it('S52 X: stops at the desk when the new number is another person’s of ours', async () => {
    const [one, other] = [await numbered(), await numbered()]
    await register.replaceNumber({ from: one.niss, to: other.niss, reason: 'double' })
    await turn()
    expect((await numbersOf(one.personId)).present).toBe(one.niss)
    const rows = await house.sql`
      select p.niss_state::text as state, c.source::text from persons p join person_candidates c on c.person_id = p.id where p.id = ${one.personId}`
    expect(rows).toEqual([{ state: 'suspected-duplicate', source: 'own-number' }])
  })

  it('is followed as soon as a look-up tells', async () => {
    const [niss, to] = ['52430205022', '98472899765']
    await register.replaceNumber({ from: niss, to, reason: 'double' })
    const { personId } = await admit(house, { niss })
    await runFor(world, asJob(askPersonName), personId)
    expect(await numbersOf(personId)).toMatchObject({ present: to, former: [niss] })
  })

  it('told twice at once is followed once', async () => {
    const { personId, niss } = await numbered()
    const numberId = (await findNumbersToLookAt(house, actor, 1_000)).find((one) => one.personId === personId)?.numberId ?? ''
    const look = () => recordNumberLook(house, actor, { personId, numberId, present: '17073003384' })
    expect((await Promise.all([look(), look(), look()])).sort()).toEqual(['replaced', 'same', 'same'])
    expect((await numbersOf(personId)).former).toEqual([niss])
  })
})

describe('looking', () => {
  it('asks about each number every ninety days and not before, and a silent register costs no more than the turn', async () => {
    await turn()
    expect(await findNumbersToLookAt(house, actor, 1_000)).toEqual([])
    await moveClock(house, 91 * 86_400_000)
    expect((await findNumbersToLookAt(house, actor, 2)).length).toBe(2)
    await world.simulators.fault('bis-register', { mode: 'down' })
    await expect(turn()).rejects.toThrow()
    expect((await findNumbersToLookAt(house, actor, 1_000)).length).toBeGreaterThan(0)
    await world.simulators.heal()
    await turn()
    expect(await findNumbersToLookAt(house, actor, 1_000)).toEqual([])
    await moveClock(house, 0)
  })

  it('is for jobs alone', async () => {
    await expect(findNumbersToLookAt(house, { kind: 'anonymous' }, 1)).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
