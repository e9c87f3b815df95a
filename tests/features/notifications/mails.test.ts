import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/columns.ts'
import type { StaffRole } from '#server/features/identity/identity.contract.ts'
import { listMails, type MailTemplate } from '#server/features/notifications/notifications.contract.ts'
import { noteMailEnd, noteMailQueued } from '#server/features/notifications/write-mail-log.command.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client, type Client } from '#tests/support/client.ts'
import { aJob, startedRegistration, submittedRegistration } from '#tests/support/factories/registrations.ts'
import { personSession, staffSession } from '#tests/support/factories/sessions.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
let auditor: Client
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  auditor = await as('auditor')
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

async function as(...roles: StaffRole[]): Promise<Client> {
  const session = await staffSession(house, { roles })
  const one = client(server.url)
  one.cookies.set(session.cookieName, session.token)
  return one
}

async function mail(
  given: { template?: MailTemplate; recipient?: string; registrationId?: string; personId?: string; refused?: boolean } = {},
) {
  const { template = 'contact-code', recipient = 'a@company.example', registrationId = null, personId = null, refused = false } = given
  const logged = await noteMailQueued(house, aJob, {
    eventId: newId(),
    template,
    recipient,
    subject: 'A subject',
    language: 'nl',
    messageId: `<${newId()}@famhp.test>`,
    registrationId,
    personId,
  })
  await noteMailEnd(house, aJob, { mail: logged, end: refused ? { outcome: 'refused', code: '550' } : { outcome: 'sent' } })
  return logged.id
}
const idsOf = async (query: Parameters<typeof auditor.call<typeof listMails>>[1]['query']) =>
  (await auditor.call(listMails, { query: { limit: 100, ...query } })).items.map((item) => item.id)

describe('the log of mails', () => {
  test('is found by state, template, part of the address, and reference', async () => {
    const { id: registrationId, reference } = await submittedRegistration(house)
    const sent = await mail({ recipient: 'Luisa.Perez@ortopedia.example', registrationId })
    const refused = await mail({ template: 'staff-invitation', recipient: 'nobody@nowhere.example', refused: true })
    expect(await idsOf({ state: 'refused' })).toEqual([refused])
    expect(await idsOf({ template: 'staff-invitation' })).toEqual([refused])
    expect(await idsOf({ q: 'luisa.perez' })).toEqual([sent])
    expect(await idsOf({ q: reference })).toEqual([sent])
    expect(await idsOf({ q: 'luisa', state: 'refused' })).toEqual([])
    const { items } = await auditor.call(listMails, { query: { q: reference } })
    expect(items).toMatchObject([{ registration: { id: registrationId, reference }, state: 'sent', attempts: 1 }])
  })

  test('names no draft: that is its applicant’s own', async () => {
    const { id: registrationId, reference } = await startedRegistration(house, { vatNumber: 'A58818501' })
    const code = await mail({ recipient: 'draft@company.example', registrationId })
    const { items } = await auditor.call(listMails, { query: { q: 'draft@company' } })
    expect(items).toMatchObject([{ id: code, registration: null }])
    expect(await idsOf({ q: reference })).toEqual([])
  })

  test('takes signs of patterns for what they are', async () => {
    const odd = await mail({ recipient: '100%_sure@company.example' })
    expect(await idsOf({ q: '100%_' })).toEqual([odd])
    expect(await idsOf({ q: '%' })).toEqual([odd])
  })

  test('comes newest first, page by page, and none twice', async () => {
    for (let made = 0; made < 5; made += 1) await mail()
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof readPage>> = await readPage(cursor)
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(await idsOf({}))
    expect(seen).toEqual(seen.toSorted().reverse())
  })
  const readPage = (cursor: string | null) => auditor.call(listMails, { query: { limit: 2, ...(cursor === null ? {} : { cursor }) } })

  test('offers new credentials for mails that carried them, and to validators alone', async () => {
    const personId = newId()
    const password = await mail({ template: 'temporary-password', personId })
    const validator = await as('validator')
    const shown = async (reader: Client) =>
      (await reader.call(listMails, { query: { limit: 100 } })).items.filter((item) => item.abilities.length > 0).map((item) => item.id)
    expect(await shown(validator)).toEqual([password])
    expect(await shown(auditor)).toEqual([])
  })

  test('refuses a national number in the address', async () => {
    expect((await auditor.send(listMails, { query: { q: '79 48 02 082 10' } })).problem.code).toBe('niss-in-url')
  })

  test('is read by validators, administrators and auditors, and by nobody else', async () => {
    for (const role of ['validator', 'administrator', 'auditor'] as const) {
      expect((await (await as(role)).send(listMails, { query: {} })).status).toBe(200)
    }
    for (const role of ['inspector', 'certificate-officer', 'finance'] as const) {
      expect((await (await as(role)).send(listMails, { query: {} })).problem.code).toBe('not-allowed')
    }
    expect((await client(server.url).send(listMails, { query: {} })).problem.code).toBe('not-signed-in')
    const person = await personSession(house)
    const company = client(server.url)
    company.cookies.set(person.cookieName, person.token)
    expect((await company.send(listMails, { query: {} })).problem.code).toBe('not-found')
  })
})
