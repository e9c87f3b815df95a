import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseNiss } from '#server/features/identity/persons/niss.rules.ts'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { confirmContact } from '#server/features/registrations/draft/confirm-contact.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { submitRegistration } from '#server/features/registrations/draft/submit-registration.command.ts'
import { eventually } from '#tests/support/eventually.ts'
import { ana, completeRegistration, spanishNumber, staffOf, startedRegistration } from '#tests/support/factories/registrations.ts'
import type { TestHouse } from '#tests/support/house.ts'
import { mailbox } from '#tests/support/mailbox.ts'
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

const own = (of: { applicant: Parameters<typeof getOwnRegistration>[1]; id: string }) => getOwnRegistration(house, of.applicant, of.id)

test('a Spanish company goes from a number to two mails with a NISS and a password', async () => {
  const email = 'ana.chain@ortopedia.example'
  const file = await completeRegistration(house, { vatNumber: spanishNumber(1), representatives: [{ ...ana, email }] })
  const mails = mailbox(simulators.url)

  const answered = await eventually(async () => {
    const view = await own(file)
    return view.numberCheck.state === 'valid' && view.proof?.state === 'clean' && view
  })
  expect(answered.numberCheck.consultationNumber).toMatch(/^WAPI/)
  expect(answered.version).toBe(file.version)

  const [codeMail] = await mails.waitFor({ to: 'luisa@ortopedia.example' })
  const code = /^\d{6}$/m.exec(codeMail?.text ?? '')?.[0] ?? ''
  const confirmed = await confirmContact(house, file.applicant, file.id, code)
  const sent = await submitRegistration(house, file.applicant, file.id, confirmed.version)
  await mails.waitFor({ to: 'luisa@ortopedia.example', subject: 'Nous avons bien reçu' })

  const sofie = await staffOf(house)
  const claimed = await claimRegistration(house, sofie, file.id, { version: sent.version })
  expect(claimed.abilities).toContain('approve')
  await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'approve', reasons: [] })

  const two = await mails.waitFor({ to: email, count: 2 })
  const niss = two.map((mail) => /\b\d{6} \d{3} \d{2}\b/.exec(mail.text)?.[0]).find((found) => found !== undefined)
  expect(parseNiss(niss ?? '', house.clock.today())).toMatchObject({ ok: true, kind: 'bis', birthDate: ana.birthDate, sex: 'F' })
  const password = two
    .map((mail) => /^(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9-]{12,64}$/m.exec(mail.text)?.[0])
    .find((found) => found !== undefined)
  expect(password).toBeDefined()
  const passwordMail = two.find((mail) => mail.text.includes(password ?? ' '))
  expect(passwordMail?.text).not.toContain('Ortopedia')
  expect(passwordMail?.text.replace(/\s/g, '')).not.toContain(niss?.replace(/\s/g, ''))
  await mails.waitFor({ to: 'luisa@ortopedia.example', subject: 'est approuvée' })

  const done = await eventually(async () => {
    const view = await own(file)
    return view.company?.cbeNumber !== null && view.legalRepresentatives[0]?.nissState === 'issued' && view
  })
  expect(done.progress.map((step) => step.state)).toEqual(Array(7).fill('done'))

  // Nothing of it anywhere but in the mail and, sealed or hashed, in its own columns.
  const digits = niss?.replace(/\s/g, '') ?? ' '
  for (const table of [
    'events',
    'job_ledger',
    'job_steps',
    'registrations',
    'registration_versions',
    'mail_log',
    'accounts',
    'persons',
    'idempotent_answers',
  ]) {
    const dump = JSON.stringify(await house.sql`select * from ${house.sql(table)}`)
    for (const secret of [digits, niss ?? ' ', password ?? ' ', code]) expect(dump.includes(secret), `${table} holds a secret`).toBe(false)
  }
  for (const mail of await mails.read())
    for (const secret of [digits, niss ?? ' ', password ?? ' ', code]) expect(mail.subject).not.toContain(secret)
})

test('VIES is silent: told at once, never taken for a no, and healed by itself', async () => {
  await simulators.fault('vies', { mode: 'error', code: 'MS_UNAVAILABLE', count: 2 })
  const file = await startedRegistration(house, { vatNumber: spanishNumber(2) })
  await eventually(async () => (await own(file)).numberCheck.state === 'unavailable')
  await eventually(async () => (await own(file)).numberCheck.state === 'valid', { withinMs: 20_000 })
  await simulators.heal()
})

test('VIES says no: the applicant is told and may name another number', async () => {
  await simulators.setNumber('vies', `ES${spanishNumber(3)}`, { state: 'invalid' })
  const file = await startedRegistration(house, { vatNumber: spanishNumber(3) })
  await eventually(async () => (await own(file)).numberCheck.state === 'invalid')
  await changeRegistration(house, file.applicant, file.id, { version: file.version, identification: { vatNumber: spanishNumber(4) } })
  await eventually(async () => (await own(file)).numberCheck.state === 'valid')
})

test('VIES has blocked us: unavailable, with a card for the desk instead of another hundred questions', async () => {
  await simulators.fault('vies', { mode: 'error', code: 'VAT_BLOCKED', count: 1 })
  const file = await completeRegistration(house, { vatNumber: spanishNumber(5) })
  await eventually(async () => (await own(file)).numberCheck.state === 'unavailable')
  await submitRegistration(house, file.applicant, file.id, file.version)
  const record = await getDeskRegistration(house, await staffOf(house), file.id)
  expect(record.numberHistory[0]).toMatchObject({ state: 'unavailable', code: 'VAT_BLOCKED', blocked: true })
  await simulators.heal()
})

test('an address that nobody confirmed gets two mails and no third', async () => {
  const file = await completeRegistration(house, { vatNumber: spanishNumber(6) })
  const to = `unconfirmed-${file.id.slice(-6)}@stranger.example`
  const typed = await changeRegistration(house, file.applicant, file.id, { version: file.version, contact: { name: 'X', email: to } })
  const mails = mailbox(simulators.url)
  await mails.waitFor({ to })
  await eventually(async () => (await own(file)).numberCheck.state === 'valid' && (await own(file)).proof?.state === 'clean')
  const sent = await submitRegistration(house, file.applicant, file.id, typed.version)
  await mails.waitFor({ to, count: 2 })
  const sofie = await staffOf(house)
  const claimed = await claimRegistration(house, sofie, file.id, { version: sent.version })
  await decideRegistration(house, sofie, file.id, { version: claimed.version, decision: 'refuse', reasons: [{ code: 'not-in-scope' }] })
  await eventually(async () => (await house.sql`select 1 from job_ledger where job_name = 'tell-refusal' and state = 'done'`).length > 0)
  expect(await mails.read(to)).toHaveLength(2)
})
