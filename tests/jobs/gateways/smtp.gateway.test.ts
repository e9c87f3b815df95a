import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSmtpGateway, type OutgoingMail, type SmtpGateway } from '#jobs/gateways/smtp.gateway.ts'
import { mailbox, type Mailbox } from '#tests/support/mailbox.ts'
import { startTestSimulators, type TestSimulators } from '#tests/support/simulators.ts'

let simulators: TestSimulators
let smtp: SmtpGateway
let box: Mailbox
let sent = 0

beforeAll(async () => {
  simulators = await startTestSimulators()
  box = mailbox(simulators.url)
})
beforeEach(() => {
  smtp = createSmtpGateway(simulators.settings.mail)
})
afterEach(async () => {
  await smtp.close()
  await simulators.heal()
})
afterAll(() => simulators.close())

function mail(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  sent += 1
  return {
    to: `person-${sent}@example.org`,
    subject: 'Your registration',
    text: 'Good day\n',
    html: '<p>Good day</p>',
    messageId: `<mail-${sent}@famhp.test>`,
    language: 'en',
    ...changes,
  }
}

describe('a mail', () => {
  it('arrives with its words, sender, language and Message-ID as they were given', async () => {
    const given = mail({
      to: 'aline.macron@example.org',
      subject: 'Votre numéro d’identification — Ångström Médical & Cie, société à responsabilité limitée, Liège',
      text: 'Bonjour Aline,\n\nvotre mot de passe est\n\nK7mq-Zt4r-9xWd\n\nLigne très longue: ' + 'été '.repeat(80) + '\n.\nfin\n',
      html: '<p>Bonjour, <b>été</b> = &eacute;</p>\n',
      language: 'fr',
    })
    expect(await smtp.send(given)).toMatchObject({
      outcome: 'sent',
      response: expect.stringMatching(/^250 /) as string,
    })
    const [arrived] = await box.waitFor({ to: 'Aline.Macron@example.org', subject: /Ångström/ })
    expect(arrived).toMatchObject({
      to: given.to,
      from: 'portal@famhp.test',
      fromName: 'FAMHP portal',
      subject: given.subject,
      html: given.html,
      messageId: given.messageId,
      language: 'fr',
    })
    expect(arrived?.text).toBe(given.text)
    expect(arrived?.text.split('\n')).toContain('K7mq-Zt4r-9xWd')
  })

  it('arrives once for each of many sent at once', async () => {
    const many = Array.from({ length: 200 }, () => mail({ subject: 'Many' }))
    const outcomes = await Promise.all(many.map((one) => smtp.send(one)))
    expect(outcomes.every(({ outcome }) => outcome === 'sent')).toBe(true)
    const arrived = (await box.read()).filter(({ subject }) => subject === 'Many')
    expect(new Set(arrived.map(({ messageId }) => messageId)).size).toBe(200)
    expect(arrived).toHaveLength(200)
  })

  it.each([
    'Hello\r\nBcc: other@example.org',
    'Hello\nBcc: other@example.org',
    'Hello\u2028Bcc: other@example.org',
    'Hello\u0000\r\n\r\nbody',
  ])('keeps its subject on one line: %j', async (subject) => {
    const given = mail({ subject })
    await smtp.send(given)
    const [arrived] = await box.waitFor({ to: given.to })
    expect(arrived?.subject).toMatch(/^Hello /)
    expect(arrived?.text).toBe('Good day\n')
    expect(await box.read('other@example.org')).toEqual([])
  })

  it.each([
    'two@example.org, other@example.org',
    'a@example.org\r\nBcc: other@example.org',
    'Name <a@example.org>',
    '"a b"@example.org',
    '@example.org',
    'nobody',
    '',
    'a@b@example.org',
    `${'a'.repeat(250)}@example.org`,
  ])('goes to one plain address or to none: %.60j', async (to) => {
    expect(await smtp.send(mail({ to }))).toEqual({ outcome: 'refused', code: 'INVALID_ADDRESS' })
    expect(await box.read('other@example.org')).toEqual([])
  })

  it.each(['no-brackets@famhp.test', '<a@b>\r\nBcc: other@example.org', '<a b@famhp.test>'])(
    'is not sent with a Message-ID that is none: %j',
    async (messageId) => {
      await expect(smtp.send(mail({ messageId }))).rejects.toMatchObject({
        code: 'INVALID_MESSAGE_ID',
        retryable: false,
      })
    },
  )

  it('reaches a letter box whose name is not Latin', async () => {
    const given = mail({ to: 'διοίκηση@παράδειγμα.example' })
    expect(await smtp.send(given)).toMatchObject({ outcome: 'sent' })
  })
})

describe('a mail the server does not take', () => {
  it.each([
    ['550', 'SMTP_550'],
    ['RCPT 553', 'SMTP_553'],
    ['DATA 554', 'SMTP_554'],
  ])('is refused for good when it says %s', async (code, expected) => {
    await simulators.fault('mail', { mode: 'error', code })
    expect(await smtp.send(mail())).toEqual({ outcome: 'refused', code: expected })
  })

  it.each([
    ['error', undefined, 'SMTP_451'],
    ['error', '452', 'SMTP_452'],
    ['error', 'MAIL 421', 'SMTP_421'],
    ['error', 'MAIL 550', 'SMTP_550'],
    ['error', 'DATA 451', 'SMTP_451'],
    ['error', 'CONNECT 421', 'SMTP_421'],
    ['error', 'CONNECT 554', 'SMTP_554'],
    ['error', 'LOST', 'CONNECTION_LOST'],
    ['error', 'HALF', 'CONNECTION_LOST'],
    ['slow', undefined, 'TIMEOUT'],
    ['down', undefined, 'NOT_REACHED'],
  ] as const)('can be tried again when the server is %s %s, and the fault names nobody', async (mode, code, expected) => {
    await simulators.fault('mail', { mode, code, delayMs: 20_000 })
    const timeoutMs = expected === 'TIMEOUT' ? 200 : 10_000
    const hurried = createSmtpGateway({ ...simulators.settings.mail, timeoutMs })
    const fault: unknown = await hurried.send(mail({ to: 'private@example.org' })).catch((error: unknown) => error)
    await hurried.close()
    expect(fault).toMatchObject({ system: 'smtp', code: expected, retryable: true, message: `smtp: ${expected}` })
  })

  it('goes through as soon as the server is back, on the same gateway', async () => {
    expect(await smtp.send(mail())).toMatchObject({ outcome: 'sent' })
    await simulators.fault('mail', { mode: 'down' })
    await expect(smtp.send(mail())).rejects.toMatchObject({ retryable: true })
    await simulators.heal()
    expect(await smtp.send(mail())).toMatchObject({ outcome: 'sent' })
  })

  it('is not sent again by the gateway itself when the yes was lost: the job decides', async () => {
    await simulators.fault('mail', { mode: 'error', code: 'LOST', count: 1 })
    const given = mail()
    await expect(smtp.send(given)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
    expect(await box.waitFor({ to: given.to })).toHaveLength(1)
    expect(await smtp.send(given)).toMatchObject({ outcome: 'sent' })
    const twice = await box.waitFor({ to: given.to, count: 2 })
    expect(new Set(twice.map(({ messageId }) => messageId))).toEqual(new Set([given.messageId]))
  })

  it('hurts only the next so many', async () => {
    await simulators.fault('mail', { mode: 'error', code: '451', count: 1 })
    await expect(smtp.send(mail())).rejects.toMatchObject({ code: 'SMTP_451' })
    expect(await smtp.send(mail())).toMatchObject({ outcome: 'sent' })
  })

  it('is given up when the caller stops', async () => {
    await simulators.fault('mail', { mode: 'slow', delayMs: 20_000 })
    await expect(smtp.send(mail(), AbortSignal.timeout(20))).rejects.toMatchObject({ code: 'STOPPED' })
  })

  it('is given up in time by a server that accepts and never says a word', async () => {
    const mute = createServer(() => undefined)
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const address = mute.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const gateway = createSmtpGateway({ url: `smtp://127.0.0.1:${port}`, from: 'portal@famhp.test', timeoutMs: 200 })
    await expect(gateway.send(mail())).rejects.toMatchObject({ code: 'TIMEOUT' })
    await gateway.close()
    await new Promise((resolve) => mute.close(resolve))
  })
})
