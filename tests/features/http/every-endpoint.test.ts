import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '#server/features/routes.ts'
import type { EndpointContract, Gate } from '#server/platform/http/endpoint.contract.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { pathOf } from '#tests/support/client.ts'
import { completeRegistration, startedRegistration } from '#tests/support/factories/registrations.ts'
import { personSession, staffSession } from '#tests/support/factories/sessions.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

/**
 * Every endpoint there is, knocked at by everybody who has no business there, with ids of records that exist. Made from
 * the list of routes: a new endpoint is in it by being there.
 */

let house: TestHouse
let server: RunningServer
let ids: Record<string, string>
const strangers = new Map<Stranger, Record<string, string>>()

const kinds = [
  'anonymous',
  'a wrong token',
  'an expired session',
  'half signed in',
  'applicant of another registration',
  'staff without a role',
  'person of a company',
] as const
type Stranger = (typeof kinds)[number]

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  const names = cookieNames(house.config)
  const theirs = await completeRegistration(house)
  const other = await startedRegistration(house, { vatNumber: 'A58818501' })
  const half = await staffSession(house, { next: 'otp' })
  const roleless = await staffSession(house, { roles: [] })
  const person = await personSession(house)
  const expired = await staffSession(house)
  await house.sql`update sessions set expires_at = now() - interval '1 minute' where id = ${expired.sessionId}`
  // Whatever a parameter is called, it names something real: guessing must not help.
  ids = new Proxy({}, { get: () => theirs.id })
  strangers.set('anonymous', {})
  strangers.set('a wrong token', { authorization: `Bearer ${'x'.repeat(43)}`, cookie: `${names.session}=${'y'.repeat(43)}` })
  strangers.set('an expired session', { cookie: `${names.session}=${expired.token}` })
  strangers.set('half signed in', { cookie: `${names.session}=${half.token}` })
  strangers.set('applicant of another registration', { authorization: `Bearer ${other.token}` })
  strangers.set('staff without a role', { cookie: `${names.session}=${roleless.token}` })
  strangers.set('person of a company', { cookie: `${names.session}=${person.token}` })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

/** What somebody may hear at a gate; `inside` means that he is let through to the policy. */
const closed: Record<Exclude<Gate, 'anyone'>, Record<Stranger, string>> = {
  session: {
    anonymous: '401 not-signed-in',
    'a wrong token': '401 not-signed-in',
    'an expired session': '401 not-signed-in',
    'half signed in': 'inside',
    'applicant of another registration': '401 not-signed-in',
    'staff without a role': 'inside',
    'person of a company': 'inside',
  },
  applicant: {
    anonymous: '404 not-found',
    'a wrong token': '404 not-found',
    'an expired session': '404 not-found',
    'half signed in': '404 not-found',
    'applicant of another registration': '404 not-found',
    'staff without a role': '404 not-found',
    'person of a company': '404 not-found',
  },
  staff: {
    anonymous: '401 not-signed-in',
    'a wrong token': '401 not-signed-in',
    'an expired session': '401 not-signed-in',
    'half signed in': '403 step-required',
    'applicant of another registration': '401 not-signed-in',
    'staff without a role': 'inside',
    'person of a company': '404 not-found',
  },
  person: {
    anonymous: '401 not-signed-in',
    'a wrong token': '401 not-signed-in',
    'an expired session': '401 not-signed-in',
    'half signed in': '403 step-required',
    'applicant of another registration': '401 not-signed-in',
    'staff without a role': '404 not-found',
    'person of a company': 'inside',
  },
}

async function knock(contract: EndpointContract, who: Stranger, body: string | undefined): Promise<{ status: number; code: string }> {
  const params = Object.fromEntries([...contract.path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, ids[name] ?? '']))
  const type =
    { pdf: 'application/pdf', bytes: 'application/octet-stream', part: 'application/offset+octet-stream', json: '', 'signed-json': '' }[
      contract.bodyType
    ] || 'application/json'
  const response = await fetch(`${server.url}${pathOf(contract, params)}`, {
    method: contract.method,
    headers: { ...(body !== undefined && { 'content-type': type }), ...strangers.get(who) },
    body,
  })
  const text = await response.text()
  const isDocument = response.headers.get('content-type') === 'application/problem+json'
  return { status: response.status, code: isDocument ? (JSON.parse(text) as { code: string }).code : '' }
}

/** What no door can find wrong before it asks who knocks. */
const plausible = {
  version: 1,
  decision: 'approve',
  reason: 'not-received',
  reasons: [],
  eventId: '0199aaaa-0000-7000-8000-000000000001',
  jobName: 'release-lapsed-claims',
}
/** Where another word, or more, is right at one door. */
const plausibleAt: Readonly<Record<string, object>> = {
  decideDuplicate: { decision: 'other' },
  decideNumberRequest: { decision: 'accept' },
  writeMessage: { text: 'When?' },
  writeDeskMessage: { text: 'When?' },
  markMessagesRead: { upTo: '0199aaaa-0000-7000-8000-000000000001' },
  markDeskMessagesRead: { upTo: '0199aaaa-0000-7000-8000-000000000001' },
  sendMailAgain: { template: 'registration-received' },
  askForHelp: { niss: '804229 001 04', name: 'Ana', email: 'ana@company.example', topic: 'other', message: 'What now?', language: 'en' },
  answerHelpRequest: { reason: 'no-mail' },
  closeHelpRequest: { ending: 'answered' },
  lookAtAccount: { niss: '804229 001 04', name: 'Ana', email: 'ana@company.example' },
  mailAccountLink: { niss: '804229 001 04', name: 'Ana', email: 'ana@company.example', reason: 'no-mail' },
  approveReset: { reason: 'spoke-to-person' },
  refuseReset: { reason: 'nobody-reached' },
  inviteStaff: { email: 'new@famhp.example', firstName: 'Nele', lastName: 'Maes', language: 'nl', roles: ['auditor'] },
  setStaffRoles: { roles: ['auditor'] },
  blockStaff: { reason: 'left' },
  addCountryRule: { country: 'NO', route: 'by-hand', validFrom: '2026-01-01', note: 'as agreed' },
}

// Signing out comes last: who has done so is a stranger at every door after it.
const guarded = routes
  .map(({ contract }) => contract)
  .filter((contract) => contract.gate !== 'anyone')
  .toSorted((one, other) => Number(one.name === 'signOut') - Number(other.name === 'signOut'))

describe.each(guarded.map((contract) => [contract.name, contract] as const))('%s', (_name, contract) => {
  it.each(kinds)('tells %s what the gate says and no more', async (who) => {
    const expected = closed[contract.gate as Exclude<Gate, 'anyone'>][who]
    for (const body of contract.method === 'GET'
      ? [undefined]
      : [JSON.stringify({ ...plausible, code: '123456', password: 'x' }), '{"nonsense":true}', '{']) {
      const { status, code } = await knock(contract, who, body)
      if (expected !== 'inside') expect(`${String(status)} ${code}`).toBe(expected)
      else expect(status, `${String(status)} ${code}`).not.toBe(500)
    }
  })

  it('gives staff without a role nothing to see and nothing to do', async () => {
    if (contract.gate !== 'staff') return
    const body = JSON.stringify({ ...plausible, ...plausibleAt[contract.name] })
    const { status } = await knock(contract, 'staff without a role', contract.method === 'GET' ? undefined : body)
    expect([403, 404]).toContain(status)
  })
})

it('names the registration `:id` at every door for applicants, because the gate looks there', () => {
  const paths = routes.filter(({ contract }) => contract.gate === 'applicant').map(({ contract }) => contract.path)
  expect(paths.filter((path) => !path.startsWith('/registrations/:id'))).toEqual([])
})

it('leaves the record of somebody else as it was', async () => {
  const [row] = await house.sql<
    { version: number; status: string }[]
  >`select version, status from registrations where id = ${ids['id'] ?? ''}`
  expect(row?.status).toBe('draft')
  const events =
    await house.sql`select name from events where name in ('registration.submitted', 'registration.claimed', 'registration.approved', 'registration.refused')`
  expect(events).toEqual([])
})
