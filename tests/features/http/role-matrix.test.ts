import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#db/columns.ts'
import { root } from '#scripts/check/part.ts'
import type { Actor, Person, Staff } from '#server/features/actor.ts'
import { raiseCard } from '#server/features/cards/raise-card.command.ts'
import { staffRoles, type StaffRole } from '#server/features/identity/identity.contract.ts'
import { liveCatalogue } from '#server/features/live-catalogue.ts'
import { routes } from '#server/features/routes.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import type { EndpointContract } from '#server/platform/http/endpoint.contract.ts'
import { pathOf } from '#tests/support/client.ts'
import { sentRequest } from '#tests/support/factories/enterprise-numbers.ts'
import { aJob, submittedRegistration } from '#tests/support/factories/registrations.ts'
import { personSession, staffSession } from '#tests/support/factories/sessions.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

/**
 * Who of the agency may do what (A1). Made from the list of routes: an endpoint at the desk that does not stand here fails
 * the test, so that each new one gets its line from somebody who has thought about it.
 */
const readers = ['validator', 'administrator', 'auditor'] as const
const rights: Readonly<Record<string, readonly StaffRole[]>> = {
  listDeskRegistrations: readers,
  getDeskRegistration: readers,
  getSubmittedVersion: readers,
  deskProofFile: readers,
  claimRegistration: ['validator'],
  releaseRegistration: ['validator'],
  confirmNumber: ['validator'],
  askNumberAgain: ['validator'],
  previewDecision: ['validator'],
  decideRegistration: ['validator'],
  listDeskMessages: readers,
  writeDeskMessage: ['validator'],
  markDeskMessagesRead: ['validator'],
  listCountryRules: readers,
  addCountryRule: ['administrator'],
  listNumberRequests: readers,
  getNumberRequest: readers,
  decideNumberRequest: ['validator'],
  getDeskPerson: ['validator'],
  decideDuplicate: ['validator'],
  resendCredentials: ['validator'],
  getAccessibilityFeedback: readers,
  listCards: readers,
  closeCard: ['validator', 'administrator'],
  listJobs: staffRoles,
  pauseQueue: ['administrator'],
  resumeQueue: ['administrator'],
  listMails: readers,
  lookAtAccount: ['administrator'],
  listHelpRequests: ['administrator'],
  listResetApprovals: ['validator', 'administrator'],
  listStaffResets: ['administrator'],
  proposeStaffReset: ['administrator'],
  listStaff: ['administrator'],
  inviteStaff: ['administrator'],
  setStaffRoles: ['administrator'],
  blockStaff: ['administrator'],
  unblockStaff: ['administrator'],
}

/** Endpoints whose record this test would have to make in a way that other tests show better. */
const elsewhere: Readonly<Record<string, string>> = {
  revealNiss: 'tests/features/registrations/representatives.test.ts',
  getHelpRequest: 'tests/features/identity/help-requests.test.ts',
  helpAttachmentFile: 'tests/features/identity/help-requests.test.ts',
  answerHelpRequest: 'tests/features/identity/help-requests.test.ts',
  closeHelpRequest: 'tests/features/identity/help-requests.test.ts',
  mailAccountLink: 'tests/features/identity/account-help.test.ts',
  approveReset: 'tests/features/identity/reset-approvals.test.ts',
  refuseReset: 'tests/features/identity/reset-approvals.test.ts',
  confirmStaffReset: 'tests/features/identity/staff-resets.test.ts',
  withdrawStaffReset: 'tests/features/identity/staff-resets.test.ts',
  retryJob: 'tests/features/jobs/jobs.test.ts',
  runJobNow: 'tests/features/jobs/jobs.test.ts',
}

/** What can be followed live by id at the desk, and by whom. */
const lists: Readonly<Record<string, readonly StaffRole[]>> = {
  registrations: readers,
  countries: readers,
  'enterprise-numbers': readers,
  cards: readers,
  'help-requests': ['administrator'],
  mails: readers,
  jobs: staffRoles,
}

let house: TestHouse
let server: RunningServer
const cookies = new Map<StaffRole, string>()
let ids: Record<string, string>

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  for (const role of staffRoles) {
    const { cookieName, token } = await staffSession(house, { roles: [role] })
    cookies.set(role, `${cookieName}=${token}`)
  }
  const { id } = await submittedRegistration(house)
  const [representative] = await house.sql<{ id: string }[]>`select id from registration_representatives where registration_id = ${id}`
  const { personId } = await personSession(house)
  const request = await sentRequest(house)
  await raiseCard(house, aJob, {
    kind: 'job-given-up',
    subject: { type: 'job', id: newId() },
    code: null,
    facts: {},
    at: house.clock.now(),
  })
  const [card] = await house.sql<{ id: string }[]>`select id from desk_cards limit 1`
  const [feedback] = await house.sql<{ id: string }[]>`
    insert into accessibility_feedback (id, language, message, sent_at) values (${newId()}, 'nl', 'Een barrière', now()) returning id`
  const [version] = await house.sql<
    { version: number }[]
  >`select version from registration_versions where registration_id = ${id} order by version desc limit 1`
  const { accountId: colleague } = await staffSession(house)
  ids = {
    colleague,
    feedback: feedback?.id ?? '',
    version: String(version?.version ?? 1),
    registration: id,
    representative: representative?.id ?? '',
    person: personId,
    request: request.id,
    card: card?.id ?? '',
  }
})
afterAll(async () => {
  await server?.close(0)
  await house?.close()
})

const about = (path: string): string => {
  if (path.startsWith('/desk/registrations')) return 'registration'
  if (path.startsWith('/desk/persons')) return 'person'
  if (path.startsWith('/desk/cards')) return 'card'
  if (path.startsWith('/desk/staff')) return 'colleague'
  if (path.startsWith('/desk/accessibility-feedback')) return 'feedback'
  return 'request'
}

async function knock(contract: EndpointContract, role: StaffRole): Promise<string> {
  const named: Record<string, string> = { version: ids['version'] ?? '', representativeId: ids['representative'] ?? '', queue: 'mail' }
  const params = Object.fromEntries(
    [...contract.path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, named[name] ?? ids[about(contract.path)] ?? '']),
  )
  const response = await fetch(`${server.url}${pathOf(contract, params)}`, {
    method: contract.method,
    headers: { cookie: cookies.get(role) ?? '', ...(contract.method !== 'GET' && { 'content-type': 'application/json' }) },
    body: contract.method === 'GET' ? undefined : JSON.stringify(bodies[contract.name] ?? plain),
  })
  await response.text()
  return String(response.status)
}
/** What each door takes; a version that is none of today's, so that nobody's act changes anything. */
const plain = { version: 999, reason: 'as agreed with the company', reasons: [], decision: 'approve' }
const uuid = '0199aaaa-0000-7000-8000-000000000001'
const bodies: Readonly<Record<string, object>> = {
  writeDeskMessage: { text: 'When?' },
  markDeskMessagesRead: { upTo: uuid },
  addCountryRule: { country: 'NO', route: 'by-hand', validFrom: '2026-01-01', note: 'as agreed' },
  decideNumberRequest: { ...plain, decision: 'refuse', reason: 'incomplete' },
  decideDuplicate: { ...plain, decision: 'other' },
  resendCredentials: { reason: 'not-received' },
  lookAtAccount: { niss: '79480208210', name: 'Nobody', email: 'nobody@company.example' },
  inviteStaff: { email: 'new@famhp.example', firstName: 'New', lastName: 'Colleague', language: 'nl', roles: ['inspector'] },
  setStaffRoles: { version: 999, roles: ['inspector'] },
  blockStaff: { reason: 'other' },
}

const desk = routes.map(({ contract }) => contract).filter(({ gate, name }) => gate === 'staff' && !(name in elsewhere))

it('every endpoint of the desk has a line here', () => {
  expect(desk.map(({ name }) => name).filter((name) => !(name in rights))).toEqual([])
  expect(Object.entries(elsewhere).filter(([name, path]) => !readFileSync(join(root, path), 'utf8').includes(name))).toEqual([])
  expect(Object.keys(rights).filter((name) => !desk.some((contract) => contract.name === name))).toEqual([])
})

it.each(desk.map((contract) => [contract.name, contract] as const))('%s is open to its roles and to no other', async (name, contract) => {
  const open: StaffRole[] = []
  for (const role of staffRoles) {
    const status = await knock(contract, role)
    expect(Number(status), `${role}: ${status}`).toBeLessThan(500)
    if (status !== '403' && status !== '404') open.push(role)
  }
  expect(open).toEqual(staffRoles.filter((role) => rights[name]?.includes(role)))
})

describe('what is followed live', () => {
  const own = { name: 'n', language: 'nl', authMethod: 'password+code', expiresAt: new Date() } as const
  const actorOf = (role: StaffRole): Staff => ({ kind: 'staff', roles: [role], accountId: newId(), sessionId: newId(), ...own })
  const person = (): Person => ({
    kind: 'person',
    personId: newId(),
    companyId: newId(),
    accountId: newId(),
    sessionId: newId(),
    ...own,
  })
  const may = (type: string, actor: Actor, id: string) => liveCatalogue.policies[type]?.(house, actor, id) ?? Promise.resolve(false)

  it('is of these kinds; another one gets its lines here', () => {
    expect(Object.keys(liveCatalogue.policies)).toEqual(['registration', 'enterprise-number-request', 'desk', 'public-register'])
  })

  it.each(Object.keys(lists))('the list %s by its roles alone', async (list) => {
    const open: StaffRole[] = []
    for (const role of staffRoles) if (await may('desk', actorOf(role), list)) open.push(role)
    expect(open).toEqual(staffRoles.filter((role) => lists[list]?.includes(role)))
    expect(await may('desk', person(), list)).toBe(false)
    expect(await may('desk', { kind: 'anonymous' }, list)).toBe(false)
  })

  it('a file and a request by those who may read them', async () => {
    for (const [type, id] of [
      ['registration', ids['registration'] ?? ''],
      ['enterprise-number-request', ids['request'] ?? ''],
    ] as const) {
      for (const role of staffRoles)
        expect(await may(type, actorOf(role), id), `${type} ${role}`).toBe((readers as readonly string[]).includes(role))
      expect(await may(type, person(), id)).toBe(false)
    }
  })
})
