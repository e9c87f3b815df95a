import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspectDocument } from '#jobs/documents/inspect-document.job.ts'
import { startJobs, type RunningJobs } from '#jobs/start-jobs.ts'
import { importOldEnrolments } from '#server/features/companies/import-old-enrolments.command.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { putProof } from '#server/features/registrations/proof/put-proof.command.ts'
import * as contracts from '#server/features/registrations/registrations.contract.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { eventually } from '#tests/support/eventually.ts'
import {
  aJob,
  completeRegistration,
  spanishNumber,
  staffOf,
  startedRegistration,
  submittedRegistration,
} from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { gatewaysOf } from '#tests/support/jobs.ts'
import { goodPdf, pdfOfSize, pdfWithUserPassword } from '#tests/support/pdfs.ts'

/** The error cases that the manual's statements name (their numbers stand before each), met at the API. */

let house: TestHouse
let server: RunningServer
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

const start = (body: Parameters<typeof send>[0]) => send(body)
function send(body: { country: string; language: 'nl' | 'fr' | 'en'; vatNumber?: string; withoutVatNumber?: boolean }) {
  return client(server.url).send(contracts.startRegistration, { body })
}

describe('identification', () => {
  test('S23 X: Belgium is refused with a word that points to the sign-in for Belgian companies', async () => {
    const said = await start({ country: 'BE', language: 'fr', vatNumber: 'BE0403019261' })
    expect(said).toMatchObject({ status: 422, problem: { code: 'invalid-input', fields: [{ path: 'country', code: 'belgian-company' }] } })
    expect(said.problem.fields?.[0]?.message).toContain('CSAM')
  })

  test('S32 X: only a company of the United Kingdom may say that it has no VAT number', async () => {
    const british = await start({ country: 'GB', language: 'en', withoutVatNumber: true })
    expect(british).toMatchObject({ status: 201, answer: { numberCheck: { kind: 'by-hand', state: 'unavailable' } } })
    for (const country of ['ES', 'NO', 'CH', 'MC']) {
      const said = await start({ country, language: 'en', withoutVatNumber: true })
      if (country === 'CH') expect(said.status, country).toBe(201)
      else expect(said, country).toMatchObject({ status: 422, problem: { fields: [{ path: 'vatNumber', code: 'vat-required' }] } })
    }
  })
})

describe('the proof', () => {
  const put = async (bytes: Buffer) => {
    const file = await startedRegistration(house)
    return client(server.url, { bearer: file.token }).send(
      contracts.putProof,
      { params: { id: file.id }, query: {} },
      { file: new Uint8Array(bytes) },
    )
  }

  test('S37 X: a PDF with a password is refused within seconds, and why is said where the proof is shown', async () => {
    const jobs: RunningJobs = startJobs({ house, gateways: gatewaysOf(house), jobs: [inspectDocument] })
    try {
      const file = await startedRegistration(house)
      const bytes = await pdfWithUserPassword()
      await putProof(house, file.applicant, file.id, { name: 'locked.pdf', stream: Readable.from([bytes]) })
      const { proof } = await eventually(
        async () => {
          const view = await getOwnRegistration(house, file.applicant, file.id)
          return view.proof?.state === 'refused' && view
        },
        { withinMs: 40_000 },
      )
      expect(proof).toMatchObject({ state: 'refused', code: 'password' })
    } finally {
      await jobs.close()
    }
  })

  test('S37 X: what is not a PDF is refused at once, whatever it is called', async () => {
    const said = await put(Buffer.from('PK\u0003\u0004 a spreadsheet that calls itself extract.pdf'.repeat(50)))
    expect(said.status).toBe(415)
    expect(said.problem.code).toBe('wrong-type')
  })

  test('S37 X: a PDF of more than ten mebibytes is refused at once', async () => {
    const said = await put(await pdfOfSize(10 * 1024 * 1024 + 1))
    expect([said.status, said.problem.code]).toEqual([413, 'too-large'])
  })

  test('S37 X: a second file takes the place of the first, and only one counts', async () => {
    const file = await completeRegistration(house, { vatNumber: spanishNumber(1201) })
    const second = await goodPdf(['Second extract'])
    await putProof(house, file.applicant, file.id, { name: 'segundo.pdf', stream: Readable.from([second]) })
    expect(await getOwnRegistration(house, file.applicant, file.id)).toMatchObject({ proof: { name: 'segundo.pdf' } })
    expect(await house.sql`select name from documents where subject_id = ${file.id} and replaced_at is null`).toEqual([
      { name: 'segundo.pdf' },
    ])
  })

  test('S37: a proof without the commercial name or the directors is refused with just that as the reason', async () => {
    const sofie = await staffOf(house)
    for (const [place, code] of (['proof-without-name', 'proof-without-representatives'] as const).entries()) {
      const file = await submittedRegistration(house, { vatNumber: spanishNumber(1210 + place) })
      const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
      await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'refuse', reasons: [{ code, field: 'proof' }] })
      expect(await getOwnRegistration(house, file.applicant, file.id)).toMatchObject({
        status: 'refused',
        remarks: [{ code, field: 'proof' }],
      })
    }
  })
})

describe('details', () => {
  test('S36: letters are written in Dutch, French or English; German is refused', async () => {
    const said = await client(server.url).fetch('/api/v1/registrations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ country: 'DE', language: 'de', vatNumber: 'DE136695976' }),
    })
    expect(said.status).toBe(422)
    expect(await said.json()).toMatchObject({ fields: [{ path: 'language' }] })
  })
})

describe('registering again and deciding', () => {
  test('S47 X: an old enrolment is found by the VAT number, and the new company marked as its successor', async () => {
    const sofie = await staffOf(house)
    const vatNumber = spanishNumber(1220)
    const old = { number: 'A-4711', name: 'Ortopedia', country: 'ES', vatNumber: `ES${vatNumber}`, cbeNumber: null, enrolledOn: null }
    await importOldEnrolments(house, aJob, [old], { dryRun: false })
    const file = await submittedRegistration(house, { vatNumber })
    expect((await getDeskRegistration(house, sofie, file.id)).enrolledBefore).toMatchObject({ number: 'A-4711' })
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'approve', reasons: [] })
    expect(
      await house.sql`select o.number from companies c join old_enrolments o on o.id = c.old_enrolment_id where c.registration_id = ${file.id}`,
    ).toEqual([{ number: 'A-4711' }])
  })

  test('S50 X: of two validators who act at once the second gets a conflict with what is now, and overwrites nothing', async () => {
    const [sofie, jan] = [await staffOf(house), await staffOf(house)]
    const file = await submittedRegistration(house, { vatNumber: spanishNumber(1230) })
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    const refuse = { decision: 'refuse' as const, reasons: [{ code: 'not-in-scope' as const }] }
    const both = await Promise.allSettled([
      decideRegistration(house, sofie, file.id, { version: claimed.version, ...refuse }),
      claimRegistration(house, jan, file.id, { version: claimed.version, takeOver: true }),
    ])
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string; facts: { current: object } }] : []))
    const now = await getDeskRegistration(house, sofie, file.id)
    expect(lost).toMatchObject([{ facts: { current: { status: now.status, version: now.version } } }])
    expect(['claimed-by-other', 'not-in-this-state', 'changed-meanwhile']).toContain(lost[0]?.code)
    expect(now.version).toBe(claimed.version + 1)
  })
})
