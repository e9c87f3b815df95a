import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getOwnCompany } from '#server/features/companies/own-company.contract.ts'
import * as identity from '#server/features/identity/identity.contract.ts'
import * as contract from '#server/features/profiles/profiles.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client, type Client } from '#tests/support/client.ts'
import { admittedCompany, personSession, staffSession, tie, type Session } from '#tests/support/factories/sessions.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
})
afterAll(async () => {
  await server?.close(0)
  await house?.close()
})

function browserOf({ cookieName, token }: Session): Client {
  const browser = client(server.url)
  browser.cookies.set(cookieName, token)
  return browser
}

/** Somebody of a company before the last step. */
async function beforeProfile() {
  const session = await personSession(house, { next: 'profile' })
  return { ...session, browser: browserOf(session) }
}

const eventsAbout = async (id: string) =>
  (await house.sql<{ name: string }[]>`select name from events where subject_id = ${id} order by seq`).map((row) => row.name)

describe('the profile step', () => {
  it('offers the company of a legal representative, and leads into it with a fresh cookie', async () => {
    const { browser, companyId, accountId, token, cookieName } = await beforeProfile()
    const { items, ties, reason } = await browser.call(contract.getProfiles, {})
    expect(items).toEqual([
      { id: companyId, organisation: expect.stringMatching(/^Ejemplo/), cbeNumber: null, roles: ['legal-representative'] },
    ])
    expect({ ties, reason }).toEqual({ ties: [], reason: undefined })
    expect(await browser.call(identity.getSession, {})).toMatchObject({ next: 'profile', organisation: null, roles: [] })

    expect(await browser.call(contract.chooseProfile, { body: { profileId: companyId } })).toEqual({ next: 'done' })
    expect(browser.cookies.get(cookieName)).not.toBe(token)
    expect(await browser.call(identity.getSession, {})).toMatchObject({
      next: 'done',
      organisation: { id: companyId, name: items[0]?.organisation },
      roles: ['legal-representative'],
      applications: [],
    })
    expect(await browser.call(getOwnCompany, {})).toMatchObject({ id: companyId, roles: ['legal-representative'], units: [] })
    expect(await eventsAbout(accountId)).toEqual(['account.profile-chosen'])
    // The value from before the step opens nothing any more.
    const stale = client(server.url)
    stale.cookies.set(cookieName, token)
    expect((await stale.send(identity.getSession, {})).status).toBe(401)
  })

  it('opens no other company, and nothing before it is taken', async () => {
    const { browser } = await beforeProfile()
    const other = await personSession(house)
    expect((await browser.send(contract.chooseProfile, { body: { profileId: other.companyId } })).status).toBe(404)
    const early = await browser.send(getOwnCompany, {})
    expect([early.status, early.problem?.code, early.problem?.next]).toEqual([403, 'step-required', 'profile'])
  })

  it('is taken once by two requests at once: the other is told to sign in', async () => {
    const { browser, companyId, cookieName, token, accountId } = await beforeProfile()
    const choose = () => {
      const twin = client(server.url)
      twin.cookies.set(cookieName, token)
      return twin.send(contract.chooseProfile, { body: { profileId: companyId } })
    }
    const answers = await Promise.all([choose(), choose(), choose()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401])
    expect(await eventsAbout(accountId)).toEqual(['account.profile-chosen'])
    expect((await browser.send(contract.getProfiles, {})).status).toBe(401)
  })

  it('lets somebody turn to another of his companies without signing out', async () => {
    const { browser, companyId, personId, cookieName } = await beforeProfile()
    const second = await admittedCompany(house, 'Segunda SL')
    await tie(house, { companyId: second, personId, acceptedAt: house.clock.now() })
    await browser.call(contract.chooseProfile, { body: { profileId: companyId } })
    const cookie = browser.cookies.get(cookieName)

    expect(await browser.call(contract.chooseProfile, { body: { profileId: second } })).toEqual({ next: 'done' })
    expect(browser.cookies.get(cookieName)).toBe(cookie)
    expect(await browser.call(getOwnCompany, {})).toMatchObject({ id: second, name: 'Segunda SL' })
    expect((await browser.call(contract.getProfiles, {})).items).toHaveLength(2)
  })

  it('is not for staff, nor for who has an earlier step before him', async () => {
    const staff = browserOf(await staffSession(house))
    expect((await staff.send(contract.getProfiles, {})).status).toBe(404)
    const half = browserOf(await personSession(house, { next: 'otp' }))
    const refused = await half.send(contract.getProfiles, {})
    expect([refused.status, refused.problem?.next]).toEqual([403, 'otp'])
  })

  it('shows nothing of a company whose tie no longer counts', async () => {
    const { browser, companyId, personId } = await beforeProfile()
    await browser.call(contract.chooseProfile, { body: { profileId: companyId } })
    await house.sql`delete from company_persons where person_id = ${personId}`
    expect((await browser.send(getOwnCompany, {})).status).toBe(404)
    expect(await browser.call(identity.getSession, {})).toMatchObject({ organisation: null, roles: [] })
  })
})

describe('a company that names somebody with an account', () => {
  async function named() {
    const person = await beforeProfile()
    const naming = await admittedCompany(house, 'Nombradora SA')
    const tieId = await tie(house, { companyId: naming, personId: person.personId })
    return { ...person, naming, tieId }
  }

  it('waits for his answer, and counts only once he has accepted', async () => {
    const { browser, naming, tieId, companyId } = await named()
    const before = await browser.call(contract.getProfiles, {})
    expect(before.items.map((item) => item.id)).toEqual([companyId])
    expect(before.ties).toMatchObject([{ id: tieId, organisation: 'Nombradora SA', country: 'ES', role: 'legal-representative' }])
    expect((await browser.send(contract.chooseProfile, { body: { profileId: naming } })).status).toBe(404)

    const after = await browser.call(contract.answerTie, { params: { id: tieId }, body: { accept: true } })
    expect(after.items.map((item) => item.id)).toEqual([companyId, naming])
    expect(after.ties).toEqual([])
    expect(await browser.call(contract.chooseProfile, { body: { profileId: naming } })).toEqual({ next: 'done' })
    expect(await eventsAbout(naming)).toEqual(['company.tie-accepted'])
  })

  it('gets no profile out of him when he refuses, and that is said once', async () => {
    const { browser, naming, tieId } = await named()
    await browser.call(contract.answerTie, { params: { id: tieId }, body: { accept: false } })
    const again = await browser.send(contract.answerTie, { params: { id: tieId }, body: { accept: true } })
    expect([again.status, again.problem?.code]).toEqual([409, 'not-in-this-state'])
    expect((await browser.send(contract.chooseProfile, { body: { profileId: naming } })).status).toBe(404)
    expect(await eventsAbout(naming)).toEqual(['company.tie-refused'])
  })

  it('is answered once by yes and no at the same time', async () => {
    const { browser, naming, tieId } = await named()
    const answer = (accept: boolean) => browser.send(contract.answerTie, { params: { id: tieId }, body: { accept } })
    const answers = await Promise.all([answer(true), answer(false), answer(true)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    expect(await eventsAbout(naming)).toHaveLength(1)
  })

  it('is answered by nobody else', async () => {
    const { tieId } = await named()
    const stranger = await beforeProfile()
    expect((await stranger.browser.send(contract.answerTie, { params: { id: tieId }, body: { accept: true } })).status).toBe(404)
  })
})

describe('why there is no profile', () => {
  async function withTies(change: (person: { personId: string }) => Promise<unknown>) {
    const person = await beforeProfile()
    await house.sql`delete from company_persons where person_id = ${person.personId}`
    await change(person)
    return person.browser.call(contract.getProfiles, {})
  }

  it('is computed: nobody named him', async () => {
    expect(await withTies(() => Promise.resolve())).toEqual({ items: [], ties: [], reason: 'not-named' })
  })

  it('a company waits for his answer', async () => {
    const { items, ties, reason } = await withTies(async ({ personId }) =>
      tie(house, { personId, companyId: await admittedCompany(house, 'Espera SL') }),
    )
    expect([items, ties.length, reason]).toEqual([[], 1, 'tie-waiting'])
  })

  it('he is there, but nobody gave him a right', async () => {
    const { reason } = await withTies(async ({ personId }) => {
      const companyId = await admittedCompany(house, 'Contacto SL')
      await tie(house, { personId, companyId, role: 'contact-person', acceptedAt: house.clock.now() })
    })
    expect(reason).toBe('no-right')
  })

  it('he refused', async () => {
    const { reason } = await withTies(async ({ personId }) => {
      const id = await tie(house, { personId, companyId: await admittedCompany(house, 'Nunca SL') })
      await house.sql`update company_persons set refused_at = now() where id = ${id}`
    })
    expect(reason).toBe('tie-refused')
  })
})
