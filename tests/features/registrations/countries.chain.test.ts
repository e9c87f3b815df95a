import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordDocumentCheck } from '#server/features/documents/record-document-check.command.ts'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { confirmNumber } from '#server/features/registrations/numbers/confirm-number.command.ts'
import { putProof } from '#server/features/registrations/proof/put-proof.command.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import type { startRegistration } from '#server/features/registrations/draft/start-registration.command.ts'
import { submitRegistration } from '#server/features/registrations/draft/submit-registration.command.ts'
import { Readable } from 'node:stream'
import { eventually } from '#tests/support/eventually.ts'
import { aJob, ana, staffOf, startedRegistration, type StartedRegistration } from '#tests/support/factories/registrations.ts'
import type { TestHouse } from '#tests/support/house.ts'
import { goodPdf } from '#tests/support/pdfs.ts'
import type { TestSimulators } from '#tests/support/simulators.ts'
import { openWorkingHouse, type WorkingHouse } from '#tests/support/working-house.ts'

let house: TestHouse
let simulators: TestSimulators
let working: WorkingHouse
beforeAll(async () => {
  working = await openWorkingHouse()
  ;({ house, simulators } = working)
})
afterAll(() => working.close())

type Numbers = Partial<Parameters<typeof startRegistration>[2]>
const own = (file: StartedRegistration) => getOwnRegistration(house, file.applicant, file.id)

/** Country, what is typed, how VIES is asked for it (its own code and number). */
const throughVies: [country: string, numbers: Numbers, asked: [string, string]][] = [
  ['ES', { vatNumber: 'B58378431' }, ['ES', 'B58378431']],
  ['DE', { vatNumber: 'DE 136 695 976' }, ['DE', '136695976']],
  ['FR', { vatNumber: 'fr40.303.265.045' }, ['FR', '40303265045']],
  ['GR', { vatNumber: 'GR094259216' }, ['EL', '094259216']],
  ['IE', { vatNumber: '8D79739I' }, ['IE', '8D79739I']],
  ['NL', { vatNumber: 'NL004495445B01' }, ['NL', '004495445B01']],
  ['PL', { vatNumber: '856-734-62-15' }, ['PL', '8567346215']],
  ['SE', { vatNumber: 'SE123456789701' }, ['SE', '123456789701']],
  ['MC', { vatNumber: '53 0000 04605' }, ['FR', '53000004605']],
  ['GB', { vatNumber: 'XI 980 7806 84' }, ['XI', '980780684']],
]

test.each(throughVies)(
  '%s: VIES is asked under its own code, and its answer is the state of the check',
  async (country, numbers, asked) => {
    const file = await startedRegistration(house, { country, ...numbers })
    expect((await own(file)).numberCheck.kind).toBe('vies')
    const view = await eventually(async () => {
      const now = await own(file)
      return now.numberCheck.state === 'valid' && now
    })
    expect(view.numberCheck.consultationNumber).toMatch(/^WAPI/)
    // Germany and Spain disclose no names; three dashes are never one.
    if (['DE', 'ES'].includes(country)) expect(view.numberCheck.name).toBeNull()
    else expect(view.numberCheck.name).toMatch(/\p{L}{2}/u)
    const questions = (await simulators.requests('vies')).filter(({ path }) => path.endsWith('/check-vat-number'))
    expect(questions.map(({ body }) => body)).toContainEqual(expect.objectContaining({ countryCode: asked[0], vatNumber: asked[1] }))
  },
)

const office: Record<string, { postcode: string; city: string }> = {
  GB: { postcode: 'EC1A 1BB', city: 'London' },
  NO: { postcode: '0150', city: 'Oslo' },
  TR: { postcode: '34000', city: 'Istanbul' },
}

const byHand: [what: string, country: string, numbers: Numbers, stored: string | null][] = [
  ['GB without VAT number', 'GB', { vatNumber: null, withoutVatNumber: true }, null],
  ['NO', 'NO', { vatNumber: '995 525 828' }, 'NO995525828MVA'],
  ['TR', 'TR', { vatNumber: '4540536920' }, 'TR4540536920'],
]

test.each(byHand)('%s: nobody is asked; a validator stands behind it', async (_what, country, numbers, stored) => {
  const file = await startedRegistration(house, { country, ...numbers })
  const begun = await own(file)
  expect(begun.numberCheck).toMatchObject({ kind: 'by-hand', state: 'unavailable' })
  expect(begun.identification.vatNumber).toBe(stored)

  const address = { street: 'High Street', number: '1', country, ...office[country] } as const
  const contact = { name: 'Ann Bell', email: 'ann@company.example' }
  const company = { commercialName: 'Orthopaedics of the North', address: { city: '', ...address } }
  await changeRegistration(house, file.applicant, file.id, { version: file.version, contact, company, legalRepresentatives: [ana] })
  await putProof(house, file.applicant, file.id, { name: 'extract.pdf', stream: Readable.from([await goodPdf(['Orthopaedics'])]) })
  const { version, proof } = await own(file)
  if (proof?.state === 'checking') await recordDocumentCheck(house, aJob, { documentId: proof.id, finding: { state: 'clean', pages: 1 } })
  const sent = await submitRegistration(house, file.applicant, file.id, version)
  const validator = await staffOf(house)
  const claimed = await claimRegistration(house, validator, file.id, { version: sent.version })
  expect(claimed.abilities).toContain('confirmNumber')
  expect(claimed.abilities).not.toContain('askNumberAgain')
  const confirmed = await confirmNumber(house, validator, file.id, { version: claimed.version, reason: 'Seen in the official extract' })
  expect(confirmed.numberCheck).toMatchObject({ kind: 'by-hand', state: 'confirmed' })
  expect(confirmed.numberHistory[0]).toMatchObject({ number: stored, confirmedReason: 'Seen in the official extract' })
})

test('CH: not applicable, with the number and without (Manual FR §2.1)', async () => {
  const [without, withIt] = [
    await startedRegistration(house, { country: 'CH', vatNumber: null }),
    await startedRegistration(house, { country: 'CH', vatNumber: 'CHE-116.281.710 MWST' }),
  ]
  for (const file of [without, withIt]) {
    expect((await own(file)).numberCheck).toMatchObject({ kind: 'not-applicable', state: 'not-applicable' })
  }
  expect((await own(withIt)).identification.vatNumber).toBe('CHE116281710')
})

test('CU, outside Europe: the enterprise number is asked of the company register', async () => {
  const file = await startedRegistration(house, { country: 'CU', vatNumber: null, cbeNumber: '1000.439.093' })
  expect((await own(file)).numberCheck.kind).toBe('kbo')
  const view = await eventually(async () => {
    const now = await own(file)
    return now.numberCheck.state === 'valid' && now
  })
  expect(view.numberCheck.name).toMatch(/\p{L}{2}/u)
  const [asked] = await simulators.requests('kbo')
  expect(asked?.path).toBe('/kbo/enterprises/1000439093')
})
