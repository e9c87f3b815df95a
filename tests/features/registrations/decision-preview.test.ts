import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobDefinition } from '#jobs/runtime/define-job.ts'
import { tellApproval } from '#jobs/registrations/tell-approval.job.ts'
import { tellCorrection } from '#jobs/registrations/tell-correction.job.ts'
import { tellRefusal } from '#jobs/registrations/tell-refusal.job.ts'
import type { StaffRole } from '#server/features/identity/identity.contract.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { previewDecision, type Decision, type DecisionReason } from '#server/features/registrations/registrations.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client, type Client } from '#tests/support/client.ts'
import {
  completeRegistration,
  spanishNumber,
  staffOf,
  startedRegistration,
  submittedRegistration,
} from '#tests/support/factories/registrations.ts'
import { personSession, staffSession } from '#tests/support/factories/sessions.ts'
import { openIdentityWorld, runFor, type IdentityWorld } from '#tests/jobs/identity/identity-world.ts'

let world: IdentityWorld
let server: RunningServer
let validator: Client
beforeAll(async () => {
  world = await openIdentityWorld()
  server = await startServer({ house: world.house })
  validator = await as('validator')
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

async function as(...roles: StaffRole[]): Promise<Client> {
  const session = await staffSession(world.house, { roles })
  const one = client(server.url)
  one.cookies.set(session.cookieName, session.token)
  return one
}

let next = 400
const submitted = () => submittedRegistration(world.house, { vatNumber: spanishNumber(++next) })
const contact = 'luisa@ortopedia.example'
const points: DecisionReason[] = [
  { code: 'incorrect', field: 'company.address.number', note: 'L’extrait indique « 14 ». <b>Corrigez</b> & renvoyez.' },
  { code: 'other', note: 'Ligne une\nligne deux' },
]

describe('the mail shown before a decision', () => {
  test.each([
    ['ask-correction', points, tellCorrection],
    ['refuse', points, tellRefusal],
    ['approve', [], tellApproval],
  ] as [Decision, DecisionReason[], unknown][])('is the mail that goes for %s, letter for letter', async (decision, reasons, job) => {
    const { house } = world
    const { id, version, reference } = await submitted()
    const shown = await validator.call(previewDecision, { params: { id }, body: { decision, reasons } })
    const sofie = await staffOf(house)
    const claimed = await claimRegistration(house, sofie, id, { version })
    await decideRegistration(house, sofie, id, { version: claimed.version, decision, reasons })
    await runFor(world, job as JobDefinition, id)
    const [mail] = await world.mails.waitFor({ to: contact, subject: reference })
    expect(shown).toMatchObject({ to: contact, language: 'fr', subject: mail?.subject })
    // The link that opens the request is for its reader alone; to whoever decides the page's own address is shown.
    const seen = (text: string | undefined) =>
      text
        ?.replaceAll('\r\n', '\n')
        .replaceAll(/\/registrations\/resume\/[\w-]{43}\b/g, `/fr/registrations/${reference}`)
        .trimEnd()
    expect(seen(mail?.text)).toBe(shown.text.trimEnd())
    expect(seen(mail?.html)).toBe(shown.html.trimEnd())
    expect(mail?.text.includes('/registrations/resume/')).toBe(decision === 'ask-correction')
  })

  test('can be read in another language; that changes nothing of what goes', async () => {
    const { id } = await submitted()
    const body = { decision: 'ask-correction', reasons: points } as const
    const own = await validator.call(previewDecision, { params: { id }, body })
    const english = await validator.call(previewDecision, { params: { id }, body: { ...body, language: 'en' } })
    expect(own.language).toBe('fr')
    expect(english.language).toBe('en')
    expect(english.subject).not.toBe(own.subject)
  })

  test('changes nothing: neither the file nor its version nor the trail of its acts', async () => {
    const { id } = await submitted()
    const before = await world.house.sql`select status, version, claimed_by, decision_reasons from registrations where id = ${id}`
    await validator.call(previewDecision, { params: { id }, body: { decision: 'refuse', reasons: points } })
    expect(await world.house.sql`select status, version, claimed_by, decision_reasons from registrations where id = ${id}`).toEqual(before)
    const acts = await world.house.sql`select 1 from events where subject_id = ${id} and actor_kind = 'staff'`
    expect(acts).toHaveLength(0)
    expect(await world.mails.read(contact)).not.toContainEqual(expect.objectContaining({ subject: expect.stringContaining(id) as string }))
  })

  test('is for validators; a draft is its applicant’s own', async () => {
    const { id, token } = await submitted()
    const body = { decision: 'refuse', reasons: points } as const
    const ask = (one: Client, of = id) => one.send(previewDecision, { params: { id: of }, body })
    for (const role of ['administrator', 'auditor'] as const) expect((await ask(await as(role))).problem.code).toBe('not-allowed')
    for (const role of ['finance', 'inspector'] as const) expect((await ask(await as(role))).problem.code).toBe('not-found')
    expect((await ask(client(server.url))).problem.code).toBe('not-signed-in')
    expect((await ask(client(server.url, { bearer: token }))).problem.code).toBe('not-signed-in')
    const other = await startedRegistration(world.house, { vatNumber: spanishNumber(++next) })
    expect((await ask(client(server.url, { bearer: other.token }))).problem.code).toBe('not-signed-in')
    const person = await personSession(world.house)
    const company = client(server.url)
    company.cookies.set(person.cookieName, person.token)
    expect((await ask(company)).problem.code).toBe('not-found')
    const draft = await completeRegistration(world.house, { vatNumber: spanishNumber(++next) })
    expect((await ask(validator, draft.id)).problem.code).toBe('not-found')
  })
})
