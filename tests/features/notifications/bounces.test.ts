import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#db/columns.ts'
import { noteMailEnd, noteMailQueued } from '#server/features/notifications/write-mail-log.command.ts'
import { getDeskRegistration } from '#server/features/registrations/desk/get-desk-registration.query.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { aJob, staffOf, submittedRegistration } from '#tests/support/factories/registrations.ts'
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

const contact = 'luisa@ortopedia.example'

async function sentMail({ end = true, registrationId = null as string | null, recipient = contact } = {}) {
  const messageId = `<${newId()}.registration-received.1@famhp.test>`
  const mail = await noteMailQueued(house, aJob, {
    eventId: newId(),
    template: 'registration-received',
    recipient,
    subject: 'We have it',
    language: 'fr',
    messageId,
    registrationId,
    personId: null,
  })
  if (end) await noteMailEnd(house, aJob, { mail, end: { outcome: 'sent' } })
  return { ...mail, messageId, recipient }
}

/** Asks the hook as a program of whoever delivers mail would; `sign` may sign otherwise. */
function tell(body: unknown, sign?: (raw: string) => Record<string, string>, type = 'application/json') {
  const raw = typeof body === 'string' ? body : JSON.stringify(body)
  const key = house.config.keys.webhook[0]?.bytes ?? Buffer.alloc(0)
  const signed = { 'x-signature': `sha256=${createHmac('sha256', key).update(raw).digest('hex')}` }
  return fetch(`${server.url}/api/v1/hooks/mail-bounces`, {
    method: 'POST',
    headers: { 'content-type': type, ...(sign?.(raw) ?? signed) },
    body: raw,
  })
}
const stateOf = async (id: string) => {
  const [row] = await house.sql<{ state: string; code: string | null; bounced: boolean }[]>`
    select state::text, code, bounced_at is not null as bounced from mail_log where id = ${id}`
  return row
}
const bouncesOf = (id: string) => house.sql<{ payload: unknown; actor_id: string }[]>`
  select payload, actor_id from events where name = 'mail.bounced' and subject_id = ${id}`

describe('a mail that came back', () => {
  test('is noted with code and time, once however often it is told', async () => {
    const { id, messageId, recipient } = await sentMail()
    const body = { messageId, recipient: recipient.toUpperCase(), code: '5.1.1' }
    const answers = await Promise.all([tell(body), tell(body), tell(body)])
    expect(answers.map((answer) => answer.status)).toEqual([204, 204, 204])
    expect((await tell(body)).status).toBe(204)
    expect(await stateOf(id)).toEqual({ state: 'bounced', code: '5.1.1', bounced: true })
    expect(await bouncesOf(id)).toMatchObject([{ payload: { template: 'registration-received', code: '5.1.1' }, actor_id: 'reportBounce' }])
    expect(JSON.stringify(await bouncesOf(id))).not.toContain(recipient)
  })

  test('may be told before its own sending is noted, and stays bounced then', async () => {
    const mail = await sentMail({ end: false })
    expect((await tell({ messageId: mail.messageId, recipient: contact, code: '5.2.2' })).status).toBe(204)
    await noteMailEnd(house, aJob, { mail, end: { outcome: 'sent' } })
    expect(await stateOf(mail.id)).toMatchObject({ state: 'bounced' })
  })

  test('is shown in the file and to the applicant, whose own address it is', async () => {
    const file = await submittedRegistration(house)
    const mail = await sentMail({ registrationId: file.id })
    const other = await sentMail({ registrationId: file.id, recipient: 'somebody.else@example.org' })
    await tell({ messageId: mail.messageId, recipient: contact, code: '5.1.1' })
    const desk = await getDeskRegistration(house, await staffOf(house), file.id)
    expect(desk.mails.find((one) => one.id === mail.id)).toMatchObject({ state: 'bounced', code: '5.1.1', abilities: [] })
    const own = await getOwnRegistration(house, file.applicant, file.id)
    expect(own.mails.find((one) => one.id === mail.id)).toMatchObject({ state: 'bounced', recipient: contact })
    expect(own.mails.find((one) => one.id === other.id)).toMatchObject({ recipient: null })
  })
})

describe('the hook', () => {
  test('takes nothing without a signature, or with one of another key or another body', async () => {
    const { id, messageId, recipient } = await sentMail()
    const body = { messageId, recipient, code: '5.1.1' }
    const unsigned = await tell(body, () => ({}))
    expect(unsigned.status).toBe(401)
    expect(await unsigned.json()).toMatchObject({ code: 'not-signed-in' })
    for (const signature of [
      'sha256=',
      'sha1=00',
      `sha256=${createHmac('sha256', 'another key').update(JSON.stringify(body)).digest('hex')}`,
      `sha256=${createHmac('sha256', house.config.keys.webhook[0]?.bytes ?? '')
        .update(`${JSON.stringify(body)} `)
        .digest('hex')}`,
    ]) {
      const refused = await tell(body, () => ({ 'x-signature': signature }))
      expect(refused.status, signature).toBe(401)
      expect(await refused.json()).toMatchObject({ code: 'wrong-credentials' })
    }
    expect(await stateOf(id)).toMatchObject({ state: 'sent' })
  })

  test('knows only mails we sent, to the address we sent them to', async () => {
    const { id, messageId } = await sentMail()
    expect((await tell({ messageId, recipient: 'other@example.org', code: '5.1.1' })).status).toBe(404)
    expect((await tell({ messageId: '<unknown@example.org>', recipient: contact, code: '5.1.1' })).status).toBe(404)
    expect(await stateOf(id)).toMatchObject({ state: 'sent' })
  })

  test('names what is wrong with a body that is signed but not right', async () => {
    expect((await tell('{')).status).toBe(400)
    expect((await tell({ messageId: '<a@b>', recipient: contact, code: 'mailbox of Ana García is full' })).status).toBe(422)
    expect((await tell({ messageId: '<a@b>', recipient: contact, code: '5.1.1' }, undefined, 'text/plain')).status).toBe(400)
  })

  test('takes no session in place of a signature', async () => {
    const { messageId, recipient } = await sentMail()
    const answer = await tell({ messageId, recipient, code: '5.1.1' }, () => ({ authorization: 'Bearer something' }))
    expect(answer.status).toBe(401)
  })
})
