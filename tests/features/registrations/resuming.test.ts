import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deriveToken } from '#server/platform/crypto/tokens.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { askResumeLink } from '#server/features/registrations/links/ask-resume-link.command.ts'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import * as drafts from '#server/features/registrations/draft/drafts.contract.ts'
import { findApplicant } from '#server/features/registrations/find-applicant.query.ts'
import { findResumeToken, lookResumeLink } from '#server/features/registrations/links/find-resume-link.query.ts'
import { forgetRegistrations } from '#server/features/registrations/retention/forget-registrations.command.ts'
import { issueStatusLink } from '#server/features/registrations/links/issue-status-link.command.ts'
import { mailResumeLink } from '#server/features/registrations/links/mail-resume-link.command.ts'
import { getRegistration } from '#server/features/registrations/registrations.contract.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { useResumeLink } from '#server/features/registrations/links/use-resume-link.command.ts'
import { withdrawRegistration } from '#server/features/registrations/draft/withdraw-registration.command.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { moveClock } from '#tests/support/clock.ts'
import {
  aJob,
  staffOf,
  startedRegistration,
  submittedRegistration,
  type StartedRegistration,
} from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

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

const anonymous = { kind: 'anonymous' } as const
const address = 'luisa@ortopedia.example'

async function withContact(): Promise<StartedRegistration> {
  const begun = await startedRegistration(house)
  const contact = { name: 'Luisa Pérez', email: address }
  const { version } = await changeRegistration(house, begun.applicant, begun.id, { version: begun.version, contact })
  return { ...begun, version }
}

/** The ids of the links that were issued, oldest first. */
const issues = async (id: string) =>
  (
    await house.sql<{ issue: string }[]>`
      select payload->>'issueId' as issue from events where subject_id = ${id} and name = 'registration.resume-link-issued' order by seq`
  ).map((row) => row.issue)

/** The token as the mail has it. */
async function newestToken(id: string): Promise<string> {
  const found = await findResumeToken(house, aJob, (await issues(id)).at(-1) ?? '')
  if (found === undefined) throw new Error('No link that works')
  return found.token
}

async function linkFor(begun: StartedRegistration): Promise<string> {
  expect(await mailResumeLink(house, begun.applicant, begun.id)).toEqual({ outcome: 'sent', email: address })
  return newestToken(begun.id)
}

describe('asking from inside', () => {
  test('issues one link, whose token is stored nowhere', async () => {
    const begun = await withContact()
    const token = await linkFor(begun)
    // Twice within a minute is one mail.
    expect(await mailResumeLink(house, begun.applicant, begun.id)).toMatchObject({ outcome: 'sent' })
    expect(await issues(begun.id)).toHaveLength(1)
    const [stored] = await house.sql<
      { text: string }[]
    >`select row_to_json(s)::text as text from issued_secrets s where registration_id = ${begun.id}`
    expect(stored?.text).not.toContain(token)
    const told = await house.sql<{ text: string }[]>`select row_to_json(e)::text as text from events e where subject_id = ${begun.id}`
    expect(told.map((row) => row.text).join()).not.toContain(token)
  })

  test('needs a contact, and an address that may be written to', async () => {
    const nobody = await startedRegistration(house)
    expect(await mailResumeLink(house, nobody.applicant, nobody.id)).toEqual({ outcome: 'no-contact', email: null })
    const unconfirmed = await withContact()
    await house.sql`update registrations set contact_mails = 2 where id = ${unconfirmed.id}`
    expect(await mailResumeLink(house, unconfirmed.applicant, unconfirmed.id)).toMatchObject({ outcome: 'confirm-first' })
    expect([...(await issues(nobody.id)), ...(await issues(unconfirmed.id))]).toEqual([])
    await expect(mailResumeLink(house, nobody.applicant, unconfirmed.id)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('five links a day are enough, and two wishes at once are one link', async () => {
    const begun = await withContact()
    const ask = () => mailResumeLink(house, begun.applicant, begun.id)
    await Promise.all([ask(), ask(), ask()])
    expect(await issues(begun.id)).toHaveLength(1)
    for (let minute = 1; minute < 5; minute += 1) {
      await moveClock(house, minute * 61_000)
      await ask()
    }
    expect(await issues(begun.id)).toHaveLength(5)
    await moveClock(house, 5 * 61_000)
    await expect(ask()).rejects.toMatchObject({ code: 'too-many' })
    await moveClock(house, 25 * 3_600_000)
    expect(await ask()).toMatchObject({ outcome: 'sent' })
    await moveClock(house, 0)
  })
})

describe('asking from outside', () => {
  test('answers the same, in the same time, whatever fits', async () => {
    const begun = await withContact()
    const timed = async (input: { reference: string; email: string }) => {
      const before = performance.now()
      const answer = await client(server.url).send(drafts.askResumeLink, { body: input })
      return { status: answer.status, answer: answer.answer, slow: performance.now() - before >= 245 }
    }
    const answers = [
      await timed({ reference: begun.reference.toLowerCase(), email: 'Luisa@Ortopedia.example' }),
      await timed({ reference: begun.reference, email: 'somebody@else.example' }),
      await timed({ reference: 'R-2026-99999', email: address }),
      await timed({ reference: 'nonsense', email: address }),
    ]
    expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify({ status: 202, answer: {}, slow: true })]))
    expect(await issues(begun.id)).toHaveLength(1)
  })

  test('is no way in for staff, and none to what is over', async () => {
    const begun = await withContact()
    await expect(askResumeLink(house, await staffOf(house), { reference: begun.reference, email: address })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await withdrawRegistration(house, begun.applicant, begun.id, begun.version)
    await askResumeLink(house, anonymous, { reference: begun.reference, email: address })
    expect(await issues(begun.id)).toEqual([])
  })
})

describe('the link of a mail about how a request stands', () => {
  async function statusLink(id: string): Promise<string> {
    const found = await findResumeToken(house, aJob, (await issueStatusLink(house, aJob, id)) ?? '')
    if (found === undefined) throw new Error('No link that works')
    return found.token
  }

  test('opens it once for fourteen days, and in the browser that used it for as long as that has it open', async () => {
    const sent = await submittedRegistration(house)
    const [first, second] = [await statusLink(sent.id), await statusLink(sent.id)]
    await moveClock(house, 14 * 86_400_000 - 1_000)
    const http = client(server.url)
    expect(await http.call(drafts.lookResumeLink, { body: { token: first } })).toMatchObject({ reference: sent.reference, mine: false })
    await http.call(drafts.useResumeLink, { body: { token: first } })
    expect(await http.call(drafts.lookResumeLink, { body: { token: first } })).toMatchObject({ reference: sent.reference, mine: true })
    await expect(lookResumeLink(house, anonymous, first)).rejects.toMatchObject({ code: 'link-used' })
    await moveClock(house, 14 * 86_400_000 + 1_000)
    await expect(useResumeLink(house, anonymous, second)).rejects.toMatchObject({ code: 'link-expired' })
    await moveClock(house, 0)
  })

  test('stands beside one that was asked for, and does not count with those; with another contact it opens nothing', async () => {
    const begun = await withContact()
    const mailed = await statusLink(begun.id)
    const asked = await linkFor(begun)
    expect(await lookResumeLink(house, anonymous, mailed)).toMatchObject({ reference: begun.reference })
    expect(await lookResumeLink(house, anonymous, asked)).toMatchObject({ reference: begun.reference })
    await changeRegistration(house, begun.applicant, begun.id, { version: begun.version, contact: { name: 'L', email: 'other@x.example' } })
    for (const token of [mailed, asked])
      await expect(lookResumeLink(house, anonymous, token)).rejects.toMatchObject({ code: 'link-expired' })
  })

  test('is for jobs to make, and for none that is over', async () => {
    const begun = await withContact()
    await expect(issueStatusLink(house, begun.applicant, begun.id)).rejects.toMatchObject({ code: 'not-allowed' })
    await withdrawRegistration(house, begun.applicant, begun.id, begun.version)
    expect(await issueStatusLink(house, aJob, begun.id)).toBeNull()
  })
})

describe('a mailed link', () => {
  test('opens the registration beside whoever holds it already, once', async () => {
    const begun = await withContact()
    const token = await linkFor(begun)
    expect(await lookResumeLink(house, anonymous, token)).toEqual({ reference: begun.reference, companyName: null, mine: false })
    expect(await lookResumeLink(house, anonymous, token)).toMatchObject({ reference: begun.reference })

    const http = client(server.url)
    const opened = await http.call(drafts.useResumeLink, { body: { token } })
    expect(opened).toMatchObject({ id: begun.id, reference: begun.reference, status: 'draft' })
    expect(http.cookies.get(cookieNames(house.config).registration)).toBe(opened.accessToken)
    expect(await http.call(getRegistration, { params: { id: begun.id } })).toMatchObject({ version: begun.version })
    expect(await findApplicant(house, begun.token)).toMatchObject({ registrationId: begun.id })

    await expect(useResumeLink(house, anonymous, token)).rejects.toMatchObject({ code: 'link-used', status: 410 })
    await expect(lookResumeLink(house, anonymous, token)).rejects.toMatchObject({ code: 'link-used' })
    const names = await house.sql<{ name: string }[]>`select name from events where subject_id = ${begun.id} order by seq desc limit 2`
    expect(names.map((row) => row.name)).toEqual(['registration.contact-confirmed', 'registration.resumed'])
  })

  test('shows whose the address is, without spoiling an open page', async () => {
    const begun = await withContact()
    await useResumeLink(house, anonymous, await linkFor(begun))
    const view = await getOwnRegistration(house, begun.applicant, begun.id)
    expect(view.contact?.confirmedAt).not.toBeNull()
    expect(view.version).toBe(begun.version)
  })

  test('is used by one of two who press at once', async () => {
    const begun = await withContact()
    const token = await linkFor(begun)
    const both = await Promise.allSettled([useResumeLink(house, anonymous, token), useResumeLink(house, anonymous, token)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const accesses = await house.sql`select 1 from registration_accesses where registration_id = ${begun.id}`
    expect(accesses).toHaveLength(1)
  })

  test('is over after a day, when a newer one was sent, when the contact is another, and when the request is over', async () => {
    const late = await withContact()
    const [token] = [await linkFor(late)]
    await moveClock(house, 24 * 3_600_000 - 1_000)
    expect(await lookResumeLink(house, anonymous, token)).toBeDefined()
    await moveClock(house, 24 * 3_600_000 + 1_000)
    await expect(useResumeLink(house, anonymous, token)).rejects.toMatchObject({ code: 'link-expired', status: 410 })
    await moveClock(house, 0)

    const twice = await withContact()
    const first = await linkFor(twice)
    await moveClock(house, 61_000)
    const second = await linkFor(twice)
    await expect(useResumeLink(house, anonymous, first)).rejects.toMatchObject({ code: 'link-expired' })
    expect(await useResumeLink(house, anonymous, second)).toMatchObject({ id: twice.id })
    await moveClock(house, 0)

    const moved = await withContact()
    const old = await linkFor(moved)
    await changeRegistration(house, moved.applicant, moved.id, { version: moved.version, contact: { name: 'L', email: 'other@x.example' } })
    await expect(useResumeLink(house, anonymous, old)).rejects.toMatchObject({ code: 'link-expired' })

    const ended = await withContact()
    const last = await linkFor(ended)
    await withdrawRegistration(house, ended.applicant, ended.id, ended.version)
    await expect(lookResumeLink(house, anonymous, last)).rejects.toMatchObject({ code: 'link-expired' })
    await expect(useResumeLink(house, anonymous, last)).rejects.toMatchObject({ code: 'link-expired' })
  })

  test('opens one that was sent, too, and none that nobody issued', async () => {
    const sent = await submittedRegistration(house)
    expect(await useResumeLink(house, anonymous, await linkFor(sent))).toMatchObject({ id: sent.id, status: 'submitted' })
    const { token } = deriveToken(house.config.keys.credential, 'resume-link', sent.id)
    await expect(useResumeLink(house, anonymous, token)).rejects.toMatchObject({ code: 'not-found' })
    await expect(lookResumeLink(house, anonymous, token)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('gives ten browsers a token of their own; the oldest then gives way', async () => {
    const begun = await withContact()
    const tokens: string[] = []
    for (let day = 0; day < 11; day += 1) {
      await moveClock(house, day * 86_400_000 + day * 1_000)
      tokens.push((await useResumeLink(house, anonymous, await linkFor(begun))).accessToken)
    }
    expect(await findApplicant(house, tokens[0] ?? '')).toBeUndefined()
    expect(await findApplicant(house, tokens[1] ?? '')).toMatchObject({ registrationId: begun.id })
    expect(await findApplicant(house, tokens[10] ?? '')).toMatchObject({ registrationId: begun.id })
    await moveClock(house, 0)
  })

  test('goes with a draft that is forgotten, and so do the tokens it gave', async () => {
    const begun = await withContact()
    const { accessToken } = await useResumeLink(house, anonymous, await linkFor(begun))
    await house.sql`update registrations set touched_at = touched_at - interval '31 days' where id = ${begun.id}`
    await forgetRegistrations(house, aJob, { dryRun: false })
    expect(await findApplicant(house, accessToken)).toBeUndefined()
    expect(await house.sql`select 1 from issued_secrets where registration_id = ${begun.id}`).toEqual([])
  })
})
