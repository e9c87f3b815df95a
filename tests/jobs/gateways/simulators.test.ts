import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createGateways, type Gateways } from '#jobs/gateways/gateways.ts'
import { createMailStore } from '#scripts/simulators/mail-store.ts'
import { createRequestLog } from '#scripts/simulators/request-log.ts'
import { mailbox } from '#tests/support/mailbox.ts'
import { startTestSimulators, type TestSimulators } from '#tests/support/simulators.ts'

let simulators: TestSimulators
let gateways: Gateways

beforeAll(async () => {
  simulators = await startTestSimulators()
  gateways = createGateways(simulators.settings)
})
afterEach(() => simulators.heal())
afterAll(async () => {
  await gateways.close()
  await simulators.close()
})

const json = { 'Content-Type': 'application/json' }

/** Asks with headers that fetch would not let through. */
function ask(method: string, path: string, headers: Record<string, string>, body = ''): Promise<number> {
  const { hostname, port } = new URL(simulators.url)
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, method, path, headers }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
    })
    asking.once('error', reject)
    asking.end(body)
  })
}

describe('the control calls', () => {
  it('are taken from this machine only, under whatever name', async () => {
    const ok = JSON.stringify({ mode: 'ok' })
    expect(await ask('PUT', '/faults/vies', json, ok)).toBe(200)
    expect(await ask('PUT', '/faults/vies', { ...json, Host: 'localhost:1234' }, ok)).toBe(200)
    expect(await ask('PUT', '/faults/vies', { ...json, Host: 'rebound.example' }, ok)).toBe(403)
    expect(await ask('GET', '/requests/vies', { Host: '127.0.0.1.example' })).toBe(403)
    expect(await ask('GET', '/mail/messages', { Host: 'rebound.example' })).toBe(403)
  })

  it('are taken as JSON only, which a page elsewhere cannot send unasked', async () => {
    const ok = JSON.stringify({ mode: 'ok' })
    expect(await ask('PUT', '/faults/vies', { 'Content-Type': 'text/plain' }, ok)).toBe(415)
    expect(await ask('PUT', '/numbers/vies/ESB58378431', { 'Content-Type': 'text/plain' }, '{"state":"known"}')).toBe(415)
    expect(await ask('PUT', '/faults/vies', json, '{')).toBe(400)
    expect(await ask('PUT', '/faults/vies', json, '{"mode":"sleepy"}')).toBe(422)
    expect(await ask('PUT', '/faults/nobody', json, ok)).toBe(404)
    expect(await ask('PUT', '/numbers/kbo/1000439094', json, '{"state":"known"}')).toBe(422)
  })

  it('list what was asked, newest first', async () => {
    await gateways.kbo.findEnterprise('1000439093')
    await gateways.kbo.findEnterprise('1006023325')
    const [last, before] = await simulators.requests('kbo')
    expect(last).toMatchObject({ method: 'GET', path: '/kbo/enterprises/1006023325', status: 200 })
    expect(before).toMatchObject({ path: '/kbo/enterprises/1000439093' })
  })

  it('tell when all are ready', async () => {
    expect(await (await fetch(`${simulators.url}/health/ready`)).json()).toMatchObject({ status: 'ready' })
  })
})

describe('the mail page', () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>'

  it('shows what a mail says as text, and its HTML only in a frame that runs nothing', async () => {
    const sent = {
      subject: hostile,
      text: `${hostile} http://localhost:3000/fr/x?a=1&b=2.`,
      html: hostile,
      language: 'nl',
    }
    await gateways.smtp.send({ ...sent, to: 'page@example.org', messageId: '<page@famhp.test>' })
    const mails = await mailbox(simulators.url).waitFor({ to: 'page@example.org' })
    const address = `${simulators.url}/mail/${mails[0]?.id ?? ''}`
    const list = await fetch(`${simulators.url}/mail`)
    const page = await fetch(address)
    const frame = await fetch(`${address}/html`)
    for (const shown of [await list.text(), await page.text()].slice(0, 2)) {
      expect(shown).not.toContain('<script>alert')
      expect(shown).not.toContain('<img')
    }
    const written = await (await fetch(address)).text()
    expect(written).toContain('<a href="http://localhost:3000/fr/x?a=1&#38;b=2" target="_blank" rel="noopener noreferrer">')
    expect(written).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups .*default-src 'none'/)
  })

  it('says that there is no such mail', async () => {
    expect((await fetch(`${simulators.url}/mail/none`)).status).toBe(404)
  })
})

describe('what is kept', () => {
  it('is at most 10,000 mails, the newest', () => {
    const store = createMailStore()
    const recipients = Array.from({ length: 100 }, (_, at) => `${at}@example.org`)
    for (let at = 0; at < 110; at += 1) store.receive(Buffer.from(`Subject: ${at}\r\n\r\ntext`), recipients)
    const { mails: kept } = store.newestFirst()
    expect(kept).toHaveLength(10_000)
    expect(kept[0]?.subject).toBe('109')
    expect(store.newestFirst('7@EXAMPLE.org', 3)).toMatchObject({ total: 100, mails: [{}, {}, {}] })
  })

  it('is at most 10,000 requests, without long bodies', () => {
    const log = createRequestLog()
    for (let at = 0; at < 12_500; at += 1) log.note({ method: 'GET', path: `/${at}`, body: 'x'.repeat(5_000) })
    expect(log.newestFirst()).toHaveLength(10_000)
    expect(log.newestFirst()[0]).toMatchObject({ path: '/12499', body: '(left out: long)' })
  })
})

it('closes at once, whoever is still connected or waiting', async () => {
  const others = await startTestSimulators()
  await others.fault('vies', { mode: 'slow', delayMs: 60_000 })
  const waiting = createGateways(others.settings, 5_000)
  const asked = waiting.vies.checkVatNumber({ countryCode: 'FR', vatNumber: '40303265045' })
  const news = fetch(`${others.url}/mail/news`)
  await waiting.smtp.send({
    to: 'a@example.org',
    subject: 's',
    text: 't',
    html: '<p>t</p>',
    messageId: '<close@famhp.test>',
    language: 'en',
  })
  await news
  const before = performance.now()
  await others.close()
  expect(performance.now() - before).toBeLessThan(1_000)
  expect(await asked).toMatchObject({ outcome: 'unavailable' })
  await waiting.close()
})
