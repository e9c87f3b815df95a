import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSmtpGateway, type SmtpGateway } from '#jobs/gateways/smtp.gateway.ts'
import { listMailPreviews } from '#server/features/previews/list-mail-previews.query.ts'
import type { House } from '#server/platform/house.ts'
import { createFaultSwitch } from '#scripts/simulators/fault-switch.ts'
import { createRequestLog } from '#scripts/simulators/request-log.ts'
import type { SimulatorTools } from '#scripts/simulators/simulator.ts'
import { startSmtpService, type SmtpService } from '#scripts/simulators/smtp-service.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const from = 'FAMHP portal <no-reply@portal.example.org>'
const { items: mails } = listMailPreviews({
  config: { mode: 'demo', http: { publicUrl: 'https://portal.example' }, contact: { email: 'help@portal.example' } } as House['config'],
})

let server: SmtpService
let signing: SmtpGateway
let silent: SmtpGateway
const raws: string[] = []

beforeAll(async () => {
  const tools = {
    faults: createFaultSwitch(),
    host: '127.0.0.1',
    smtpPort: 0,
    requests: createRequestLog(),
    stopping: new AbortController().signal,
  } as SimulatorTools
  server = await startSmtpService(tools, (raw) => raws.push(raw.toString('latin1')))
  const url = `smtp://127.0.0.1:${String(server.port)}`
  signing = createSmtpGateway({ url, from, dkim: { domain: 'example.org', selector: 'portal2026', key: privateKey } })
  silent = createSmtpGateway({ url, from })
})
afterAll(async () => {
  await Promise.all([signing.close(), silent.close()])
  await server.close()
})

async function arrived(smtp: SmtpGateway, template: string, language: string): Promise<string> {
  const mail = mails.find((one) => one.template === template && one.language === language)
  if (mail === undefined) throw new Error('There is no such mail')
  raws.length = 0
  const sent = await smtp.send({ ...mail, to: 'aline@example.com', messageId: `<dkim.${template}.1@example.org>` })
  expect(sent.outcome).toBe('sent')
  return raws[0] ?? ''
}

/** RFC 6376, relaxed in head and body, from its own words: what a receiver computes of the bytes it was given. */
function isSigned(raw: string, key: string): boolean {
  const end = raw.indexOf('\r\n\r\n')
  const fields = raw
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .map((field) => ({ name: field.slice(0, field.indexOf(':')).trim().toLowerCase(), value: field.slice(field.indexOf(':') + 1) }))
  const signature = fields.find(({ name }) => name === 'dkim-signature')
  if (signature === undefined) return false
  const tags = new Map(
    signature.value.split(';').map((tag) => {
      const [name = '', ...value] = tag.trim().split('=')
      return [name.trim(), value.join('=').replace(/\s+/g, '')] as const
    }),
  )
  expect(tags.get('a')).toBe('rsa-sha256')
  expect(tags.get('c')).toBe('relaxed/relaxed')
  const body = raw
    .slice(end + 4)
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)*$/, '\r\n')
  if (createHash('sha256').update(body, 'latin1').digest('base64') !== tags.get('bh')) return false
  const relaxed = (name: string, value: string) =>
    `${name}:${value
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`
  const signed = (tags.get('h') ?? '').toLowerCase().split(':')
  for (const name of ['from', 'to', 'subject', 'date', 'message-id']) expect(signed).toContain(name)
  const head = [
    ...signed.flatMap((name) => fields.filter((field) => field.name === name).map(({ value }) => relaxed(name, value))),
    relaxed('dkim-signature', signature.value.replace(/([;\s]b=)[^;]*/, '$1')),
  ].join('\r\n')
  return verify('sha256', Buffer.from(head, 'latin1'), createPublicKey(key), Buffer.from(tags.get('b') ?? '', 'base64'))
}

describe('a mail that we sign', () => {
  it.each(['nl', 'fr', 'en'])('is found sound by a receiver who knows the public half (%s)', async (language) => {
    const raw = await arrived(signing, 'correction-asked', language)
    expect(raw).toMatch(/^DKIM-Signature:[^]*d=example\.org;/m)
    expect(raw).toMatch(/s=portal2026;/)
    expect(isSigned(raw, publicKey)).toBe(true)
  })

  it('is found out when a word of it was changed on the way, in the body or above it', async () => {
    const raw = await arrived(signing, 'temporary-password', 'en')
    expect(isSigned(raw, publicKey)).toBe(true)
    expect(isSigned(raw.replace('portal.example', 'portal.evil.ex'), publicKey)).toBe(false)
    expect(isSigned(raw.replace(/^From: .*$/m, 'From: somebody <else@example.org>'), publicKey)).toBe(false)
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString()
    expect(isSigned(raw, other)).toBe(false)
  })

  it('is left to the relay where no key is given', async () => {
    expect(await arrived(silent, 'temporary-password', 'en')).not.toMatch(/^DKIM-Signature:/m)
  })
})
