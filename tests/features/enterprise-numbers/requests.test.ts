import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { admitCompany } from '#server/features/companies/admit-company.command.ts'
import { decideNumberRequest } from '#server/features/enterprise-numbers/decide-number-request.command.ts'
import {
  decideNumberRequest as decideContract,
  getNumberRequest as getContract,
  listNumberRequests as listContract,
  requestEnterpriseNumber as requestContract,
} from '#server/features/enterprise-numbers/enterprise-numbers.contract.ts'
import { mayWatchNumberRequest, mayWatchNumberRequests } from '#server/features/enterprise-numbers/enterprise-numbers.live.ts'
import { findRequestLetter } from '#server/features/enterprise-numbers/find-request-letter.query.ts'
import { getNumberRequest } from '#server/features/enterprise-numbers/get-number-request.query.ts'
import { listNumberRequests } from '#server/features/enterprise-numbers/list-number-requests.query.ts'
import { recordRegisterAnswer } from '#server/features/enterprise-numbers/record-register-answer.command.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { newId } from '#db/columns.ts'
import { client, type Client } from '#tests/support/client.ts'
import { cubanRequest, sentRequest } from '#tests/support/factories/enterprise-numbers.ts'
import { aJob, staffOf, startedRegistration } from '#tests/support/factories/registrations.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
let visitor: Client
let sofie: Staff
let jan: Staff
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  visitor = client(server.url)
  sofie = await staffOf(house)
  jan = await staffOf(house)
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

const namesOf = async (id: string) =>
  (await house.sql<{ name: string }[]>`select name from events where subject_id = ${id} order by seq`).map((row) => row.name)
const page = { limit: 25 }

async function atDesk(roles: Parameters<typeof staffOf>[1]): Promise<Client> {
  const { cookie } = await signedInStaff(house, { roles })
  const self = client(server.url)
  const [name = '', value = ''] = cookie.split('=')
  self.cookies.set(name, value)
  return self
}

describe('asking', () => {
  test('S33: anybody may, and gets a reference and nothing that opens anything', async () => {
    const sent = await visitor.send(requestContract, { body: cubanRequest })
    expect(sent).toMatchObject({
      status: 201,
      answer: { reference: expect.stringMatching(/^E-\d{4}-\d{5}$/), status: 'submitted', version: 1 },
    })
    expect(Object.keys(sent.answer).toSorted()).toEqual(['id', 'reference', 'status', 'version'])
    expect(sent.headers.getSetCookie()).toEqual([])
    const [event] = await house.sql`select name, payload from events where subject_id = ${sent.answer.id}`
    expect(event).toEqual({ name: 'enterprise-number.requested', payload: { country: 'CU' } })
  })

  test.each([
    ['BE', 'belgian-company'],
    ['ES', 'no-enterprise-number-needed'],
    ['NO', 'no-enterprise-number-needed'],
    ['CH', 'no-enterprise-number-needed'],
    ['GB', 'no-enterprise-number-needed'],
  ])('S33 X: %s is refused on the country with %s', async (country, code) => {
    const sent = await visitor.send(requestContract, { body: { ...cubanRequest, country, address: { ...cubanRequest.address, country } } })
    expect(sent.problem).toMatchObject({ status: 422, code: 'invalid-input', fields: [{ path: 'country', code }] })
  })

  test('S33 X: each field that is missing or wrong is told at its path', async () => {
    const body = {
      ...cubanRequest,
      country: 'US',
      name: ' ',
      address: { ...cubanRequest.address, street: '', country: 'CU' },
      contact: { name: 'A', email: 'nobody' },
    }
    const sent = await visitor.send(requestContract, { body })
    expect(sent.problem.fields?.map((field) => field.path).toSorted()).toEqual(['address.street', 'contact.email', 'name'])
    const elsewhere = await visitor.send(requestContract, { body: { ...cubanRequest, country: 'US' } })
    expect(elsewhere.problem.fields).toMatchObject([{ path: 'address.country', code: 'office-in-other-country' }])
    const american = { ...cubanRequest, country: 'US', address: { ...cubanRequest.address, postcode: 'X', country: 'US' } }
    expect((await visitor.send(requestContract, { body: american })).problem.fields).toMatchObject([
      { path: 'address.postcode', code: 'postcode-format' },
    ])
  })

  test('with one key the same request is made once', async () => {
    const options = { idempotencyKey: newId() }
    const [one, two] = [
      await visitor.send(requestContract, { body: cubanRequest }, options),
      await visitor.send(requestContract, { body: cubanRequest }, options),
    ]
    expect(two.answer).toEqual(one.answer)
  })

  test('staff keep to the desk', async () => {
    const desk = await atDesk(['validator'])
    expect((await desk.send(requestContract, { body: cubanRequest })).problem).toMatchObject({ status: 403, code: 'not-allowed' })
  })

  test('references are never given twice, however many ask at once', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => sentRequest(house)))
    expect(new Set(all.map((one) => one.reference)).size).toBe(12)
  })

  test('an address gets five receipts a day, however often it is typed', async () => {
    const contact = { name: 'X', email: 'many@stranger.example' }
    const letters = []
    for (let n = 0; n < 6; n += 1) letters.push(await findRequestLetter(house, aJob, (await sentRequest(house, { contact })).id))
    expect(letters.map((letter) => letter?.mayAcknowledge)).toEqual([true, true, true, true, true, false])
  })
})

describe('the desk', () => {
  test('lists what is open with the oldest first, page by page, and finds by name, reference and number', async () => {
    const one = await sentRequest(house, { name: 'Lista Uno' })
    const two = await sentRequest(house, { name: 'Lista Dos', foreignNumber: 'LX-99/88' })
    const three = await sentRequest(house, { name: 'Lista Tres' })
    const first = await listNumberRequests(house, sofie, { limit: 2, q: 'lista' })
    expect(first).toMatchObject({
      items: [{ id: one.id }, { id: two.id }],
      total: 3,
      totalIsMore: false,
      counts: { submitted: 3, refused: 0 },
    })
    const second = await listNumberRequests(house, sofie, { limit: 2, q: 'lista', cursor: first.nextCursor ?? '' })
    expect(second).toMatchObject({ items: [{ id: three.id }], nextCursor: null })
    expect((await listNumberRequests(house, sofie, { ...page, q: two.reference })).items).toMatchObject([{ id: two.id }])
    expect((await listNumberRequests(house, sofie, { ...page, q: 'LX-99' })).items).toMatchObject([{ id: two.id }])
    expect((await listNumberRequests(house, sofie, { ...page, q: '%' })).items).toEqual([])
    expect((await listNumberRequests(house, sofie, { ...page, status: 'refused', q: 'lista' })).items).toEqual([])
  })

  test('refuses a search that is a NISS, a status that is none and a cursor of nobody’s', async () => {
    await expect(listNumberRequests(house, sofie, { ...page, q: '79.48.02-082.10' })).rejects.toMatchObject({ code: 'niss-in-url' })
    await expect(listNumberRequests(house, sofie, { ...page, status: 'submitted,x' })).rejects.toMatchObject({
      facts: { fields: [{ path: 'status', code: 'not-one-of' }] },
    })
    await expect(listNumberRequests(house, sofie, { ...page, cursor: "'" })).rejects.toMatchObject({
      facts: { fields: [{ path: 'cursor' }] },
    })
  })

  test('shows who asked, notes that it was read, and lets only validators decide', async () => {
    const { id } = await sentRequest(house)
    expect(await getNumberRequest(house, sofie, id)).toMatchObject({
      contact: cubanRequest.contact,
      abilities: ['accept', 'refuse'],
      timeline: [{ event: 'enterprise-number.requested' }],
    })
    const reads = await house.sql`select 1 from events where name = 'personal-data.read' and payload->'of'->>'id' = ${id}`
    expect(reads).toHaveLength(1)
    const auditor = await staffOf(house, ['auditor'])
    expect((await getNumberRequest(house, auditor, id)).abilities).toEqual([])
    await expect(decideNumberRequest(house, auditor, id, { version: 1, decision: 'accept' })).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('does not exist for those whose work it is not, nor for the company that asked', async () => {
    const { id } = await sentRequest(house)
    const finance = await atDesk(['finance'])
    expect((await finance.send(listContract, {})).problem.code).toBe('not-allowed')
    expect((await finance.send(getContract, { params: { id } })).problem.code).toBe('not-found')
    const decision = { params: { id }, body: { version: 1, decision: 'accept' as const } }
    expect((await finance.send(decideContract, decision)).problem.code).toBe('not-found')
    expect((await visitor.send(getContract, { params: { id } })).problem.code).toBe('not-signed-in')
    const { token } = await startedRegistration(house)
    const applicant = client(server.url, { bearer: token })
    for (const sent of [await applicant.send(listContract, {}), await applicant.send(decideContract, decision)])
      expect(sent.problem.code).toBe('not-signed-in')
    const validator = await atDesk(['validator'])
    expect((await validator.send(getContract, { params: { id: newId() } })).problem.code).toBe('not-found')
  })

  test('is told live, and nobody else', async () => {
    const { id } = await sentRequest(house)
    expect(await mayWatchNumberRequest(house, sofie, id)).toBe(true)
    expect(await mayWatchNumberRequest(house, sofie, 'x')).toBe(false)
    expect(await mayWatchNumberRequest(house, sofie, newId())).toBe(false)
    expect(await mayWatchNumberRequest(house, { kind: 'anonymous' }, id)).toBe(false)
    expect(await mayWatchNumberRequests(house, await staffOf(house, ['inspector']), 'enterprise-numbers')).toBe(false)
    expect(await mayWatchNumberRequests(house, sofie, 'enterprise-numbers')).toBe(true)
  })

  test('is pointed to requests and companies of the same name or number, and to no others', async () => {
    const same = await sentRequest(house, { name: 'Gemela, S.A.', foreignNumber: null })
    const byNumber = await sentRequest(house, { name: 'Otra', foreignNumber: '777-1' })
    await sentRequest(house, { name: 'Gemela', country: 'AR', foreignNumber: null, address: { ...cubanRequest.address, country: 'AR' } })
    const companyId = (
      await admitCompany(house, aJob, {
        registrationId: newId(),
        name: 'gemela SA',
        country: 'CU',
        address: cubanRequest.address,
        vatNumber: null,
        cbeNumber: '1000439093',
        language: 'fr',
        units: [],
      })
    ).companyId
    const { id } = await sentRequest(house, { name: 'GEMELA S.A', foreignNumber: '777-1' })
    expect((await getNumberRequest(house, sofie, id)).duplicates).toEqual([
      { kind: 'company', id: companyId, reference: null, name: 'gemela SA', cbeNumber: '1000439093' },
      expect.objectContaining({ kind: 'request', id: byNumber.id }),
      expect.objectContaining({ kind: 'request', id: same.id, reference: same.reference }),
    ])
  })
})

describe('deciding', () => {
  test('accepting records the event that a job asks the register for', async () => {
    const { id } = await sentRequest(house)
    expect(await decideNumberRequest(house, sofie, id, { version: 1, decision: 'accept' })).toMatchObject({
      status: 'accepted',
      version: 2,
      decidedBy: { id: sofie.accountId },
      abilities: [],
    })
    expect(await namesOf(id)).toEqual(['enterprise-number.requested', 'enterprise-number.accepted'])
  })

  test('S33 X: a refusal says why, or is none', async () => {
    const { id } = await sentRequest(house)
    await expect(decideNumberRequest(house, sofie, id, { version: 1, decision: 'refuse', reason: '' })).rejects.toMatchObject({
      facts: { fields: [{ path: 'reason', code: 'reason-required' }] },
    })
    const refused = await decideNumberRequest(house, sofie, id, { version: 1, decision: 'refuse', reason: 'Pas dans nos compétences.' })
    expect(refused).toMatchObject({ status: 'refused', reason: 'Pas dans nos compétences.', finishedAt: expect.any(String) })
    const [event] = await house.sql`select payload from events where subject_id = ${id} and name = 'enterprise-number.refused'`
    expect(event?.['payload']).toEqual({ by: 'desk', code: null })
  })

  test('of two who decide at once one wins, and the other is told with the present record', async () => {
    const { id } = await sentRequest(house)
    const all = await Promise.allSettled([
      decideNumberRequest(house, sofie, id, { version: 1, decision: 'accept' }),
      decideNumberRequest(house, jan, id, { version: 1, decision: 'refuse', reason: 'Nee' }),
      decideNumberRequest(house, jan, id, { version: 1, decision: 'accept' }),
    ])
    const won = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(won).toHaveLength(1)
    for (const one of all)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'not-in-this-state', facts: { current: { status: won[0]?.status, version: 2 } } })
    expect(await namesOf(id)).toHaveLength(2)
  })

  test('on a version of before is refused', async () => {
    const { id } = await sentRequest(house)
    await expect(decideNumberRequest(house, sofie, id, { version: 2, decision: 'accept' })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })
})

describe('the register’s answer', () => {
  const accepted = async () => {
    const { id } = await sentRequest(house)
    await decideNumberRequest(house, sofie, id, { version: 1, decision: 'accept' })
    return id
  }

  test('is written once, without raising the version', async () => {
    const id = await accepted()
    const answer = { outcome: 'numbered', cbeNumber: '1000416131', existed: true } as const
    await Promise.all([recordRegisterAnswer(house, aJob, id, answer), recordRegisterAnswer(house, aJob, id, answer)])
    await recordRegisterAnswer(house, aJob, id, { outcome: 'refused', code: 'INVALID' })
    expect(await getNumberRequest(house, sofie, id)).toMatchObject({
      status: 'numbered',
      version: 2,
      cbeNumber: '1000416131',
      existed: true,
      code: null,
    })
    expect((await namesOf(id)).filter((name) => name === 'enterprise-number.obtained')).toHaveLength(1)
    const letter = await findRequestLetter(house, aJob, id)
    expect(letter?.url).toBe(`${house.config.http.publicUrl}/fr/register?country=CU&cbeNumber=1000416131`)
  })

  test('to a request nobody accepted changes nothing', async () => {
    const { id } = await sentRequest(house)
    await recordRegisterAnswer(house, aJob, id, { outcome: 'numbered', cbeNumber: '1000416131', existed: false })
    expect(await getNumberRequest(house, sofie, id)).toMatchObject({ status: 'submitted', cbeNumber: null })
  })

  test('is for jobs to write', async () => {
    const id = await accepted()
    await expect(recordRegisterAnswer(house, sofie, id, { outcome: 'refused', code: 'X' })).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

test('no event of a request holds what was typed', async () => {
  const dump = JSON.stringify(await house.sql`select payload, changes from events`)
  for (const typed of [cubanRequest.name, cubanRequest.contact.email, cubanRequest.contact.name]) expect(dump).not.toContain(typed)
})
