import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { recordDocumentCheck } from '#server/features/documents/record-document-check.command.ts'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { listDeskRegistrations } from '#server/features/registrations/desk/list-desk-registrations.query.ts'
import { putProof } from '#server/features/registrations/proof/put-proof.command.ts'
import * as contracts from '#server/features/registrations/registrations.contract.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { submitRegistration } from '#server/features/registrations/draft/submit-registration.command.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { moveClock } from '#tests/support/clock.ts'
import { aJob, ana, madrid, spanishNumber, staffOf, submittedRegistration } from '#tests/support/factories/registrations.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { goodPdf } from '#tests/support/pdfs.ts'

let house: TestHouse
let server: RunningServer
let sofie: Staff
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  sofie = await staffOf(house)
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

let next = 100
type Reasons = Parameters<typeof decideRegistration>[3]['reasons']

async function askedToCorrect(reasonsFor: (own: contracts.RegistrationView) => Reasons) {
  const file = await submittedRegistration(house, { vatNumber: spanishNumber(++next) })
  const own = await getOwnRegistration(house, file.applicant, file.id)
  const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
  const reasons = reasonsFor(own)
  await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'ask-correction', reasons })
  return { ...file, view: await getOwnRegistration(house, file.applicant, file.id), before: own }
}

describe('asking for a correction', () => {
  test('names boxes that the file has, items of lists by their id; anything else is refused and nothing happens', async () => {
    const file = await submittedRegistration(house, { vatNumber: spanishNumber(++next) })
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    const ask = (field: string) =>
      decideRegistration(house, sofie, file.id, {
        version: claimed.version,
        decision: 'ask-correction',
        reasons: [
          { code: 'incomplete', field: 'proof' },
          { code: 'incorrect', field },
        ],
      })
    for (const unknown of ['company.adress', 'legalRepresentatives.0.email', `legalRepresentatives.${file.id}.email`]) {
      await expect(ask(unknown)).rejects.toMatchObject({
        code: 'invalid-input',
        facts: { fields: [{ path: 'reasons.1.field', code: 'unknown-field' }] },
      })
    }
    expect(await getDeskRegistration(house, sofie, file.id)).toMatchObject({ status: 'in-review', version: claimed.version })
  })

  test('gives the company the whole time for it, whenever the desk came to ask', async () => {
    const file = await submittedRegistration(house, { vatNumber: spanishNumber(++next) })
    await moveClock(house, 25 * 86_400_000)
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    await decideRegistration(house, sofie, file.id, {
      version: claimed.version,
      decision: 'ask-correction',
      reasons: [{ code: 'incomplete', field: 'proof' }],
    })
    const { expiresAt } = await getOwnRegistration(house, file.applicant, file.id)
    expect(Date.parse(expiresAt ?? '') - house.clock.now().getTime()).toBeGreaterThan(29.9 * 86_400_000)
    await moveClock(house, 0)
  })
})

describe('correcting', () => {
  test('shows which remark is answered, and what differs from what was sent', async () => {
    const file = await askedToCorrect((own) => [
      { code: 'incorrect', field: 'company.address.number', note: '14' },
      { code: 'incomplete', field: `legalRepresentatives.${own.legalRepresentatives[0]?.id ?? ''}.email` },
      { code: 'proof-without-name', field: 'proof' },
    ])
    expect(file.view.remarks.map((remark) => remark.corrected)).toEqual([false, false, false])
    expect(file.view.changes).toEqual([])

    const company = { commercialName: 'Ortopedia Alcalá S.L.', address: { ...madrid, number: '14' } }
    const changed = await changeRegistration(house, file.applicant, file.id, { version: file.view.version, company })
    expect(changed.remarks.map((remark) => remark.corrected)).toEqual([true, false, false])
    expect(changed.changes).toEqual([{ path: 'company.address.number', kind: 'changed', before: '42', after: '14' }])

    const other = await goodPdf(['Ortopedia Alcalá S.L.', 'Ana García Ruiz', 'Inscripción 2'])
    await putProof(house, file.applicant, file.id, { name: 'nuevo.pdf', stream: Readable.from([other]) })
    const withProof = await getOwnRegistration(house, file.applicant, file.id)
    expect(withProof.remarks.map((remark) => remark.corrected)).toEqual([true, false, true])
    expect(withProof.changes.at(-1)).toEqual({ path: 'proof', kind: 'changed', before: 'extracto.pdf', after: 'nuevo.pdf' })
  })

  test('the desk sees what changed, every version as it was sent, and who had asked', async () => {
    const file = await askedToCorrect(() => [{ code: 'incorrect', field: 'company.address.number' }])
    const [unit] = file.before.establishmentUnits
    const typed = await changeRegistration(house, file.applicant, file.id, {
      version: file.view.version,
      company: { commercialName: 'Ortopedia Alcalá S.L.', address: { ...madrid, number: '14' } },
      establishmentUnits: [{ name: 'Tienda', address: madrid }],
      legalRepresentatives: [{ ...ana, id: file.before.legalRepresentatives[0]?.id, lastName: 'García' }],
    })
    // What he is typing now is his until he sends it: the desk compares what was sent.
    expect((await getDeskRegistration(house, sofie, file.id)).changes).toEqual([])
    const sent = await submitRegistration(house, file.applicant, file.id, typed.version)

    const record = await getDeskRegistration(house, sofie, file.id)
    expect(record).toMatchObject({
      status: 'submitted',
      claim: null,
      corrected: true,
      askedBy: { id: sofie.accountId },
      remarks: [{ field: 'company.address.number', corrected: true }],
    })
    expect(record.changes).toEqual([
      { path: 'company.address.number', kind: 'changed', before: '42', after: '14' },
      {
        path: `legalRepresentatives.${file.before.legalRepresentatives[0]?.id ?? ''}.lastName`,
        kind: 'changed',
        before: 'García Ruiz',
        after: 'García',
      },
      { path: `establishmentUnits.${typed.establishmentUnits[0]?.id ?? ''}`, kind: 'added', before: null, after: 'Tienda' },
      { path: `establishmentUnits.${unit?.id ?? ''}`, kind: 'removed', before: 'Almacén', after: null },
    ])
    expect(record.versions.map((one) => one.version)).toEqual([sent.version, file.version])

    const row = (await listDeskRegistrations(house, sofie, { limit: 25, sort: 'due', q: file.reference })).items[0]
    expect(row).toMatchObject({ corrected: true, askedBy: { id: sofie.accountId, name: sofie.name }, claim: null })

    // A decision ends the round.
    const claimed = await claimRegistration(house, sofie, file.id, { version: sent.version })
    expect(claimed.corrected).toBe(true)
    const done = await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'approve', reasons: [] })
    expect(done).toMatchObject({ status: 'approved', corrected: false, askedBy: null, remarks: [] })
  })

  test('a corrected proof may be a worse one: approval waits until it is found clean again', async () => {
    const file = await askedToCorrect(() => [{ code: 'proof-unreadable', field: 'proof' }])
    const bytes = await goodPdf(['another'])
    const proof = await putProof(house, file.applicant, file.id, { name: 'b.pdf', stream: Readable.from([bytes]) })
    const sent = await submitRegistration(house, file.applicant, file.id, file.view.version)
    const claimed = await claimRegistration(house, sofie, file.id, { version: sent.version })
    expect(claimed.closed).toEqual({ approve: 'proof-not-clean' })
    await recordDocumentCheck(house, aJob, { documentId: proof.id, finding: { state: 'clean', pages: 1 } })
    expect((await getDeskRegistration(house, sofie, file.id)).abilities).toContain('approve')
  })

  test('two windows send the correction at once: one does, and one version is kept', async () => {
    const file = await askedToCorrect(() => [{ code: 'incorrect', field: 'contact.telephone' }])
    const both = await Promise.allSettled([1, 2].map(() => submitRegistration(house, file.applicant, file.id, file.view.version)))
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await house.sql`select 1 from registration_versions where registration_id = ${file.id}`).toHaveLength(2)
  })
})

describe('the ten working days', () => {
  test('count from the latest submission, and stand still while the company has to correct', async () => {
    const file = await askedToCorrect(() => [{ code: 'incorrect', field: 'language' }])
    expect((await getDeskRegistration(house, sofie, file.id)).dueOn).toBeNull()
    const first = file.before.submittedAt
    await moveClock(house, 7 * 86_400_000)
    const sent = await submitRegistration(house, file.applicant, file.id, file.view.version)
    const { dueOn } = await getDeskRegistration(house, sofie, file.id)
    expect(sent.submittedAt).not.toBe(first)
    // Never fewer than twelve days of the calendar, counted from what was sent last.
    expect(Date.parse(`${dueOn ?? ''}T00:00:00Z`)).toBeGreaterThan(house.clock.now().getTime() + 11 * 86_400_000)
    await moveClock(house, 0)
  })
})

describe('GET /desk/registrations/{id}/versions/{version}', () => {
  test('gives each submission as it was sent, and notes that it was read', async () => {
    const file = await askedToCorrect(() => [{ code: 'incorrect', field: 'company.commercialName' }])
    const typed = await changeRegistration(house, file.applicant, file.id, {
      version: file.view.version,
      company: { commercialName: 'Ortopedia Alcalá Madrid', address: madrid },
    })
    const sent = await submitRegistration(house, file.applicant, file.id, typed.version)
    const { cookie } = await signedInStaff(house)
    const desk = client(server.url)
    const get = (version: number) => desk.send(contracts.getSubmittedVersion, { params: { id: file.id, version } }, { headers: { cookie } })
    const [older, newer] = [await get(file.version), await get(sent.version)]
    expect(older).toMatchObject({ status: 200, answer: { content: { company: { commercialName: 'Ortopedia Alcalá S.L.' } }, changes: [] } })
    expect(newer.answer.content.company.commercialName).toBe('Ortopedia Alcalá Madrid')
    expect(newer.answer.changes).toHaveLength(1)
    expect((await get(file.version + 1)).status).toBe(404)
    expect((await get(0)).status).toBe(404)
    expect(await house.sql`select 1 from events where name = 'personal-data.read' and payload->'of'->>'id' = ${file.id}`).not.toHaveLength(
      0,
    )
  })

  test('is the desk’s alone: not the applicant’s, not a stranger’s, not of staff without this work', async () => {
    const file = await submittedRegistration(house, { vatNumber: spanishNumber(++next) })
    const params = { id: file.id, version: file.version }
    const anonymous = client(server.url)
    expect((await anonymous.send(contracts.getSubmittedVersion, { params })).status).toBe(401)
    const applicant = client(server.url, { bearer: file.token })
    expect((await applicant.send(contracts.getSubmittedVersion, { params })).status).toBe(401)
    const finance = await signedInStaff(house, { roles: ['finance'] })
    expect((await anonymous.send(contracts.getSubmittedVersion, { params }, { headers: { cookie: finance.cookie } })).status).toBe(404)
  })
})
