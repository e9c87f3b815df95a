import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { confirmContact } from '#server/features/registrations/draft/confirm-contact.command.ts'
import { decideRegistration } from '#server/features/registrations/desk/decide-registration.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { putProof } from '#server/features/registrations/proof/put-proof.command.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { submitRegistration } from '#server/features/registrations/draft/submit-registration.command.ts'
import { withdrawRegistration } from '#server/features/registrations/draft/withdraw-registration.command.ts'
import { releaseRegistration } from '#server/features/registrations/desk/release-registration.command.ts'
import { writeMessage } from '#server/features/registrations/messages/write-message.command.ts'
import { sendMailAgain } from '#server/features/registrations/mails/send-mail-again.command.ts'
import { getStory } from '#server/features/registrations/story/get-story.query.ts'
import { tellExpiringDrafts } from '#server/features/registrations/draft/tell-expiring-drafts.command.ts'
import { eventually } from '#tests/support/eventually.ts'
import { aJob, ana, completeRegistration, madrid, spanishNumber, staffOf } from '#tests/support/factories/registrations.ts'
import type { TestHouse } from '#tests/support/house.ts'
import { mailbox } from '#tests/support/mailbox.ts'
import { goodPdf } from '#tests/support/pdfs.ts'
import type { TestSimulators } from '#tests/support/simulators.ts'
import { openWorkingHouse, type WorkingHouse } from '#tests/support/working-house.ts'

let house: TestHouse
let simulators: TestSimulators
let working: WorkingHouse
let sofie: Staff

beforeAll(async () => {
  working = await openWorkingHouse()
  ;({ house, simulators } = working)
  sofie = await staffOf(house)
})
afterAll(() => working.close())

let next = 1300
type File = Awaited<ReturnType<typeof sentFile>>
const own = (file: { applicant: Parameters<typeof getOwnRegistration>[1]; id: string }) =>
  getOwnRegistration(house, file.applicant, file.id)
const settled = (file: { applicant: Parameters<typeof getOwnRegistration>[1]; id: string }) =>
  eventually(
    async () => {
      const view = await own(file)
      if (view.numberCheck.state !== 'valid' || view.proof?.state !== 'clean')
        throw new Error(`number ${view.numberCheck.state}, proof ${String(view.proof?.state)}`)
      return view
    },
    { withinMs: 40_000 },
  )

/** Typed, looked into by the jobs, its contact confirmed by the mailed code, and sent. */
async function sentFile(vatNumber = spanishNumber(++next)) {
  const to = `contact-${String(next)}@ortopedia.example`
  const email = `ana-${String(next)}@ortopedia.example`
  // Somebody else each time: the register would know the same person again.
  const birthDate = new Date(Date.UTC(1960, 0, next - 1300)).toISOString().slice(0, 10)
  const file = await completeRegistration(house, { vatNumber, representatives: [{ ...ana, birthDate, email }] })
  const typed = await changeRegistration(house, file.applicant, file.id, { version: file.version, contact: { name: 'Luisa', email: to } })
  const mails = mailbox(simulators.url)
  const [codeMail] = await mails.waitFor({ to })
  const confirmed = await confirmContact(house, file.applicant, file.id, /^\d{6}$/m.exec(codeMail?.text ?? '')?.[0] ?? '')
  expect(confirmed.version).toBe(typed.version + 1)
  await settled(file)
  const sent = await submitRegistration(house, file.applicant, file.id, confirmed.version)
  await mails.waitFor({ to, subject: 'Nous avons bien reçu' })
  return { ...file, version: sent.version, to, email, mails }
}

async function decide(
  file: Pick<File, 'id'>,
  version: number,
  decision: 'approve' | 'ask-correction' | 'refuse',
  reasons: Parameters<typeof decideRegistration>[3]['reasons'] = [],
) {
  const claimed = await claimRegistration(house, sofie, file.id, { version })
  return decideRegistration(house, sofie, file.id, { version: claimed.version, decision, reasons })
}

test(
  'correction: asked for by mail with its boxes, answered, sent again, seen as changed, and approved to the password',
  { timeout: 180_000 },
  async () => {
    const file = await sentFile()
    const asked = await decide(file, file.version, 'ask-correction', [
      { code: 'incorrect', field: 'company.address.number', note: 'Le numéro est 14.' },
      { code: 'proof-without-representatives', field: 'proof' },
    ])
    const [letter] = await file.mails.waitFor({ to: file.to, subject: 'une correction est nécessaire' })
    expect(letter?.text).toContain('Le numéro est 14.')
    expect(letter?.text).toContain('4.1')

    await changeRegistration(house, file.applicant, file.id, {
      version: asked.version,
      company: { commercialName: 'Ortopedia Alcalá S.L.', address: { ...madrid, number: '14' } },
    })
    const bytes = await goodPdf(['Ortopedia Alcalá S.L.', 'Administradora única: Ana García Ruiz'])
    await putProof(house, file.applicant, file.id, { name: 'completo.pdf', stream: Readable.from([bytes]) })
    const ready = await settled(file)
    expect(ready.remarks.map((remark) => remark.corrected)).toEqual([true, true])
    const again = await submitRegistration(house, file.applicant, file.id, ready.version)
    await file.mails.waitFor({ to: file.to, subject: 'Nous avons bien reçu votre correction' })

    const record = await getDeskRegistration(house, sofie, file.id)
    expect(record).toMatchObject({ corrected: true, askedBy: { id: sofie.accountId } })
    expect(record.changes.map((change) => change.path)).toEqual(['company.address.number', 'proof'])
    await decide(file, again.version, 'approve')
    await file.mails.waitFor({ to: file.to, subject: 'est approuvée' })
    await file.mails.waitFor({ to: file.email, count: 2 })
  },
)

test('refusal: the contact is told why, and the registration says so', { timeout: 180_000 }, async () => {
  const file = await sentFile()
  await decide(file, file.version, 'refuse', [{ code: 'proof-without-name', field: 'proof', note: 'Seul le nom légal y figure.' }])
  const [letter] = await file.mails.waitFor({ to: file.to, subject: 'est refusée' })
  expect(letter?.text).toContain('Seul le nom légal y figure.')
  expect(await own(file)).toMatchObject({ status: 'refused', remarks: [{ code: 'proof-without-name', corrected: false }] })
})

test('withdrawal: the desk’s claim ends, the contact gets a confirmation; of a draft nobody is told', { timeout: 180_000 }, async () => {
  const file = await sentFile()
  const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
  await withdrawRegistration(house, file.applicant, file.id, claimed.version)
  expect(await getDeskRegistration(house, sofie, file.id)).toMatchObject({ status: 'withdrawn', claim: null })
  const [letter] = await file.mails.waitFor({ to: file.to, subject: 'est retirée' })
  expect(letter?.text).toContain(file.reference)

  const draft = await completeRegistration(house, { vatNumber: spanishNumber(++next) })
  await withdrawRegistration(house, draft.applicant, draft.id, draft.version)
  await eventually(async () => {
    const rows = await house.sql<{ state: string }[]>`select state::text from job_ledger where job_name = 'tell-withdrawal'`
    return rows.length === 2 && rows.every((row) => row.state === 'done')
  })
  expect(await house.sql`select recipient from mail_log where template = 'registration-withdrawn'`).toEqual([{ recipient: file.to }])
})

test('duplicate: the second is accepted like any other, and refused at the desk as what it is', { timeout: 180_000 }, async () => {
  const number = spanishNumber(++next)
  const first = await sentFile(number)
  next += 1
  const second = await sentFile(number)
  expect(await getDeskRegistration(house, sofie, second.id)).toMatchObject({ duplicateOf: first.id, duplicateReference: first.reference })
  await decide(second, second.version, 'refuse', [{ code: 'duplicate' }])
  const [letter] = await second.mails.waitFor({ to: second.to, subject: 'est refusée' })
  expect(letter?.text).toContain('Déjà enregistrée')
  expect(letter?.text).not.toContain(first.reference)
  await decide(first, first.version, 'approve')
  await first.mails.waitFor({ to: first.email, count: 2 })
})

test(
  'each step is told by mail, once, with the way to the page; of an answer that was there before nobody is told',
  { timeout: 180_000 },
  async () => {
    const file = await sentFile()
    const linkIn = (text: string | undefined) => /\/registrations\/resume\/[\w-]{43}/.exec(text ?? '')?.[0]
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    const [review] = await file.mails.waitFor({ to: file.to, subject: 'est en examen' })
    expect(linkIn(review?.text)).toBeDefined()
    const released = await releaseRegistration(house, sofie, file.id, claimed.version)
    await claimRegistration(house, sofie, file.id, { version: released.version })
    await writeMessage(house, sofie, file.id, 'Quelle adresse est la bonne ?\nIl y en a deux.')
    const [letter] = await file.mails.waitFor({ to: file.to, subject: 'un message de l’AFMPS' })
    expect(letter?.text).toContain('Quelle adresse est la bonne ?\nIl y en a deux.')
    expect(linkIn(letter?.text)).toBeDefined()
    expect(linkIn(letter?.text), 'each mail has a link of its own').not.toBe(linkIn(review?.text))
    await writeMessage(house, file.applicant, file.id, 'Celle de Madrid.')

    const before = await own(file)
    expect(before.mails.filter((mail) => mail.abilities.includes('sendAgain')).map((mail) => mail.template)).toEqual([
      'registration-received',
    ])
    await sendMailAgain(house, file.applicant, file.id, 'registration-received')
    await file.mails.waitFor({ to: file.to, subject: 'Nous avons bien reçu', count: 2 })
    await expect(sendMailAgain(house, file.applicant, file.id, 'registration-approved')).rejects.toMatchObject({
      code: 'not-in-this-state',
    })
    for (let n = 0; n < 4; n += 1) await sendMailAgain(house, file.applicant, file.id, 'registration-received')
    await expect(sendMailAgain(house, file.applicant, file.id, 'registration-received')).rejects.toMatchObject({ code: 'too-many' })

    await eventually(async () => {
      const rows = await house.sql<{ state: string }[]>`
      select l.state::text from job_ledger l join events e on e.id = l.event_id
      where e.subject_id = ${file.id} and l.job_name in ('tell-review', 'tell-message', 'tell-number-answer')`
      return rows.length >= 5 && rows.every((row) => row.state === 'done')
    })
    const templates = (await own(file)).mails.map((mail) => mail.template)
    const times = (template: string) => templates.filter((one) => one === template).length
    expect({ review: times('registration-in-review'), message: times('message-received') }).toEqual({ review: 1, message: 1 })
    expect(times('number-confirmed') + times('number-not-known')).toBe(0)
  },
)

test('who went on while VIES was silent is told what it said in the end', { timeout: 180_000 }, async () => {
  await simulators.fault('vies', { mode: 'down' })
  const to = `contact-${String(++next)}@ortopedia.example`
  const file = await completeRegistration(house, { vatNumber: spanishNumber(next) })
  const typed = await changeRegistration(house, file.applicant, file.id, { version: file.version, contact: { name: 'Luisa', email: to } })
  const mails = mailbox(simulators.url)
  const [codeMail] = await mails.waitFor({ to })
  await confirmContact(house, file.applicant, file.id, /^\d{6}$/m.exec(codeMail?.text ?? '')?.[0] ?? '')
  await eventually(async () => (await own(file)).numberCheck.state === 'unavailable')
  await submitRegistration(house, file.applicant, file.id, typed.version + 1)
  await simulators.fault('vies', { mode: 'ok' })
  const [letter] = await mails.waitFor({ to, subject: 'le numéro est confirmé', withinMs: 60_000 })
  expect(letter?.text).toContain(spanishNumber(next))
  expect((await getStory(house, file.applicant, file.id)).items.map(({ step }) => step)).toEqual(
    expect.arrayContaining(['register-silent', 'submitted', 'number-known']),
  )
})

test('a draft that goes within a week is told once, and anew when it was touched and left again', { timeout: 60_000 }, async () => {
  const to = `contact-${String(++next)}@ortopedia.example`
  const file = await completeRegistration(house, { vatNumber: spanishNumber(next) })
  await changeRegistration(house, file.applicant, file.id, { version: file.version, contact: { name: 'Luisa', email: to } })
  const mails = mailbox(simulators.url)
  await mails.waitFor({ to })
  const left = (days: number) =>
    house.sql`update registrations set touched_at = now() - make_interval(days => ${days}) where id = ${file.id}`
  await left(22)
  expect(await tellExpiringDrafts(house, aJob)).toBe(0)
  await left(24)
  expect(await tellExpiringDrafts(house, aJob)).toBe(1)
  expect(await tellExpiringDrafts(house, aJob)).toBe(0)
  const [letter] = await mails.waitFor({ to, subject: 'n’est pas encore envoyée' })
  expect(letter?.text).toContain(file.reference)
  // Told before the last touch: that was another time.
  await house.sql`update registrations set expiry_told_at = now() - interval '40 days' where id = ${file.id}`
  expect(await tellExpiringDrafts(house, aJob)).toBe(1)
})
