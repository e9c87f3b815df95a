import { afterAll, beforeAll, expect, it } from 'vitest'
import { getSession } from '#server/features/identity/identity.contract.ts'
import { startRegistration } from '#server/features/registrations/registrations.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { client } from '#tests/support/client.ts'
import { staffSession } from '#tests/support/factories/sessions.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'

let house: TestHouse
let server: RunningServer

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house, pages: (_req, res) => void res.end('a page') })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

it('answers 503 with Retry-After while Redis is away only where nothing can be done without it: starts go on', async () => {
  house.redis.disconnect()
  const sent = await client(server.url).send(startRegistration, { body: { country: 'ES', language: 'en', vatNumber: 'B58378431' } })
  expect(sent.status).toBe(201)
})

it('answers 503 with Retry-After while PostgreSQL is away, and a page for people', async () => {
  const session = await staffSession(house)
  await house.sql.end({ timeout: 1 })
  const visitor = client(server.url)
  visitor.cookies.set(session.cookieName, session.token)
  const sent = await visitor.send(getSession, {}, { headers: { 'accept-language': 'fr' } })
  expect([sent.status, sent.problem.code, sent.headers.get('retry-after')]).toEqual([503, 'unavailable', '5'])
  expect(sent.problem.title).toBe('Momentanément indisponible')
  // Not even the pages can answer: the bare page still keeps the language, says what to do, and leads on.
  const page = await visitor.fetch('/nl/register', { headers: { accept: 'text/html' } })
  const html = await page.text()
  expect(page.status).toBe(503)
  expect(html).toContain('<html lang="nl">')
  for (const said of ['Even niet beschikbaar', 'href="/nl/help?open=trouble#trouble"', 'href="/nl"', 'mailto:support.portal@afmps.be']) {
    expect(html).toContain(said)
  }
  expect(html).toContain(`503 · ${page.headers.get('x-request-id') ?? '-'}`)
})
