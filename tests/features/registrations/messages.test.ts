import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/features/actor.ts'
import { claimRegistration } from '#server/features/registrations/desk/claim-registration.command.ts'
import { forgetRegistrations } from '#server/features/registrations/retention/forget-registrations.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { getStory as story } from '#server/features/registrations/story/get-story.query.ts'
import { listDeskRegistrations } from '#server/features/registrations/desk/list-desk-registrations.query.ts'
import { listMessages as list } from '#server/features/registrations/messages/list-messages.query.ts'
import { markMessagesRead as markRead } from '#server/features/registrations/messages/mark-messages-read.command.ts'
import * as messages from '#server/features/registrations/messages/registration-messages.contract.ts'
import { messagesAnHour } from '#server/features/registrations/messages/registration-messages.rules.ts'
import { withdrawRegistration } from '#server/features/registrations/draft/withdraw-registration.command.ts'
import { writeMessage as write } from '#server/features/registrations/messages/write-message.command.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { aJob, completeRegistration, spanishNumber, staffOf, submittedRegistration } from '#tests/support/factories/registrations.ts'
import { signedInStaff } from '#tests/support/factories/staff.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer
let sofie: Staff
let auditor: Staff
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  sofie = await staffOf(house)
  auditor = await staffOf(house, ['auditor'])
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

let next = 2300
const submitted = () => submittedRegistration(house, { vatNumber: spanishNumber(++next) })
const texts = (of: messages.Conversation) => of.items.map(({ from, text }) => `${from}: ${text}`)
const eventsOf = (id: string) =>
  house.sql<
    { name: string; payload: object }[]
  >`select name, payload from events where subject_id = ${id} and name like 'registration.message%' order by seq`

describe('messages about a registration', () => {
  test('go both ways, are counted until they are read, and say to the company that the agency wrote, not who', async () => {
    const { id, applicant } = await submitted()
    await write(house, applicant, id, 'When will you decide?')
    const queue = await listDeskRegistrations(house, sofie, { limit: 100, sort: 'due' })
    expect(queue.items.find((row) => row.id === id)?.unreadMessages).toBe(1)
    const atDesk = await list(house, sofie, id)
    expect(atDesk).toMatchObject({ unread: 1, abilities: ['write', 'markRead'] })
    expect((await getDeskRegistration(house, sofie, id)).unreadMessages).toBe(1)

    // Whoever answers has read what he answers.
    const answered = await write(house, sofie, id, 'Before the 8th.\nIs the name right?')
    expect(answered).toMatchObject({ unread: 0, items: [{ readAt: expect.any(String) as string }, { author: sofie.name, readAt: null }] })
    const own = await list(house, applicant, id)
    expect(texts(own)).toEqual(['company: When will you decide?', 'agency: Before the 8th.\nIs the name right?'])
    expect(own).toMatchObject({ unread: 1, items: [{ author: null }, { author: null }] })
    expect(JSON.stringify(own)).not.toContain(sofie.name)

    expect(await markRead(house, applicant, id, own.items[1]?.id ?? '')).toMatchObject({ unread: 0 })
    await markRead(house, applicant, id, own.items[1]?.id ?? '')
    const messageId = expect.any(String) as string
    expect((await eventsOf(id)).map((event) => ({ ...event }))).toEqual([
      { name: 'registration.message-sent', payload: { messageId, from: 'company' } },
      { name: 'registration.message-sent', payload: { messageId, from: 'agency' } },
      { name: 'registration.messages-read', payload: { by: 'company' } },
    ])
    expect((await story(house, applicant, id)).items.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['message-from-company', 'message-from-agency']),
    )
  })

  test('raise no version, and renew the claim of who writes', async () => {
    const file = await submitted()
    const claimed = await claimRegistration(house, sofie, file.id, { version: file.version })
    await house.sql`update registrations set claimed_until = now() + interval '1 minute' where id = ${file.id}`
    await write(house, sofie, file.id, 'One moment.')
    const after = await getDeskRegistration(house, sofie, file.id)
    expect(after.version).toBe(claimed.version)
    expect(Date.parse(after.claim?.until ?? '')).toBeGreaterThan(Date.now() + 20 * 60_000)
  })

  test('begin when the file is sent and end with it; what was written can still be read', async () => {
    const draft = await completeRegistration(house, { vatNumber: spanishNumber(++next) })
    await expect(write(house, draft.applicant, draft.id, 'Hello')).rejects.toMatchObject({ code: 'not-in-this-state' })
    await expect(list(house, sofie, draft.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(write(house, sofie, draft.id, 'Hello')).rejects.toMatchObject({ code: 'not-found' })

    const file = await submitted()
    await write(house, file.applicant, file.id, 'Never mind.')
    await withdrawRegistration(house, file.applicant, file.id, file.version)
    for (const actor of [file.applicant, sofie]) {
      const closed = { code: 'not-in-this-state', facts: { current: { abilities: ['markRead'] } } }
      await expect(write(house, actor, file.id, 'Hello')).rejects.toMatchObject(closed)
      expect(texts(await list(house, actor, file.id))).toEqual(['company: Never mind.'])
    }
  })

  test('are twenty an hour for each side', async () => {
    const { id, applicant } = await submitted()
    for (let n = 0; n < messagesAnHour; n += 1) await write(house, applicant, id, `Number ${String(n)}`)
    await expect(write(house, applicant, id, 'One too many')).rejects.toMatchObject({ code: 'too-many' })
    await write(house, sofie, id, 'The other side is not shut out.')
    await house.sql`update registration_messages set sent_at = sent_at - interval '61 minutes' where registration_id = ${id}`
    await write(house, applicant, id, 'An hour later')
    expect((await list(house, applicant, id)).items).toHaveLength(messagesAnHour + 2)
  })

  test('come a hundred at a time, the newest first asked for', async () => {
    const { id, applicant } = await submitted()
    await write(house, applicant, id, 'The first')
    await house.sql`insert into registration_messages (id, registration_id, side, text, sent_at)
      select ('0199aaaa-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ${id}, 'company', 'old ' || n, now() - interval '2 days' from generate_series(1, 100) n`
    const newest = await list(house, applicant, id)
    expect(newest).toMatchObject({ hasEarlier: true })
    expect(newest.items).toHaveLength(100)
    expect(newest.items.at(-1)?.text).toBe('The first')
    const earlier = await list(house, applicant, id, newest.items[0]?.id)
    expect(earlier).toMatchObject({ hasEarlier: false, items: [{ text: 'old 1' }] })
  })

  test('are forgotten with the registration', async () => {
    const file = await submitted()
    await write(house, file.applicant, file.id, 'Never mind.')
    await withdrawRegistration(house, file.applicant, file.id, file.version)
    await house.sql`update registrations set decided_at = now() - interval '3 years' where id = ${file.id}`
    await forgetRegistrations(house, aJob, { dryRun: false })
    expect(await house.sql`select 1 from registration_messages where registration_id = ${file.id}`).toEqual([])
  })
})

describe('the doors of the messages', () => {
  test('are the applicant’s own and the desk’s: nobody else is told that there is anything', async () => {
    const [mine, theirs] = [await submitted(), await submitted()]
    const params = { id: mine.id }
    const own = client(server.url, { bearer: mine.token })
    const other = client(server.url, { bearer: theirs.token })
    const [message] = (await own.call(messages.writeMessage, { params, body: { text: 'Hello' } })).items
    const upTo = message?.id ?? ''
    for (const stranger of [client(server.url), other]) {
      expect((await stranger.send(messages.listMessages, { params })).status).toBe(404)
      expect((await stranger.send(messages.writeMessage, { params, body: { text: 'Hello' } })).status).toBe(404)
      expect((await stranger.send(messages.markMessagesRead, { params, body: { upTo } })).status).toBe(404)
      expect((await stranger.send(messages.listDeskMessages, { params })).status).toBe(401)
      expect((await stranger.send(messages.writeDeskMessage, { params, body: { text: 'Hello' } })).status).toBe(401)
    }
    // A message of somebody else’s file marks nothing there.
    const [foreign] = (await other.call(messages.writeMessage, { params: { id: theirs.id }, body: { text: 'Mine' } })).items
    await own.call(messages.markMessagesRead, { params, body: { upTo: foreign?.id ?? '' } })
    expect(await list(house, sofie, theirs.id)).toMatchObject({ unread: 1 })
  })

  test('let administrators and auditors read, and validators alone write and mark', async () => {
    const file = await submitted()
    await write(house, file.applicant, file.id, 'Hello')
    const params = { id: file.id }
    for (const roles of [['auditor'], ['administrator']] as const) {
      const { cookie } = await signedInStaff(house, { roles: [...roles] })
      const desk = { headers: { cookie } }
      const read = await client(server.url).send(messages.listDeskMessages, { params }, desk)
      expect(read).toMatchObject({ status: 200, answer: { unread: 1, abilities: [] } })
      expect((await client(server.url).send(messages.writeDeskMessage, { params, body: { text: 'Hi' } }, desk)).status).toBe(403)
      const upTo = read.answer.items[0]?.id ?? ''
      expect((await client(server.url).send(messages.markDeskMessagesRead, { params, body: { upTo } }, desk)).status).toBe(403)
    }
    await expect(write(house, auditor, file.id, 'Hi')).rejects.toMatchObject({ code: 'not-allowed' })
    const { cookie } = await signedInStaff(house)
    const desk = { headers: { cookie } }
    expect((await client(server.url).send(messages.writeDeskMessage, { params, body: { text: 'Hi' } }, desk)).status).toBe(201)
  })

  test('take one message for one key, also when it comes twice at the same moment', async () => {
    const file = await submitted()
    const own = client(server.url, { bearer: file.token })
    const input = { params: { id: file.id }, body: { text: 'Only once' } }
    const both = await Promise.all([1, 2].map(() => own.send(messages.writeMessage, input, { idempotencyKey: 'one-and-the-same-key' })))
    expect(both.map(({ status }) => status).filter((status) => status === 201).length).toBeGreaterThan(0)
    expect(texts(await list(house, file.applicant, file.id))).toEqual(['company: Only once'])
    expect(await eventsOf(file.id)).toHaveLength(1)
  })

  test('take plain text in any script, and refuse what nobody can see', async () => {
    const file = await submitted()
    const own = client(server.url, { bearer: file.token })
    const send = (text: string) => own.send(messages.writeMessage, { params: { id: file.id }, body: { text } })
    const good = [
      '  trimmed  ',
      'two\r\nlines\tand a tab',
      'שלום עולם',
      'می‌خواهم بدانم',
      '<b>not bold</b>',
      'x'.repeat(4000),
      '\u200bnothing seen',
    ]
    for (const text of good) expect((await send(text)).status).toBe(201)
    expect(texts(await list(house, file.applicant, file.id)).slice(0, 2)).toEqual(['company: trimmed', 'company: two\nlines and a tab'])
    const bad = [
      ['', 'required'],
      [' \n ', 'required'],
      ['x'.repeat(4001), 'too-long'],
      ['bell\u0007', 'unknown-characters'],
      ['turned \u202egnihton', 'unknown-characters'],
    ] as const
    for (const [text, code] of bad) {
      const { status, problem } = await send(text)
      expect({ status, fields: problem.fields }, JSON.stringify(text.slice(0, 20))).toMatchObject({
        status: 422,
        fields: [{ path: 'text', code }],
      })
    }
  })
})
