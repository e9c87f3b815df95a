import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#db/columns.ts'
import { createGateways, type Gateways } from '#jobs/gateways/gateways.ts'
import { noteMailEnd, noteMailQueued } from '#server/features/notifications/write-mail-log.command.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { aJob } from '#tests/support/factories/registrations.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { mailbox } from '#tests/support/mailbox.ts'
import { startTestSimulators, type TestSimulators } from '#tests/support/simulators.ts'

let house: TestHouse
let server: RunningServer
let simulators: TestSimulators
let gateways: Gateways
beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house })
  const url = () => `${server.url}/api/v1/hooks/mail-bounces`
  simulators = await startTestSimulators({ bounceHook: { url, keys: house.config.keys.webhook } })
  gateways = createGateways({ ...house.config, ...simulators.settings })
})
afterAll(async () => {
  await gateways?.close()
  await simulators?.close()
  await server?.close()
  await house?.close()
})

const json = { 'Content-Type': 'application/json' }
function ask(path: string, headers: Record<string, string>, body: unknown): Promise<number> {
  const { hostname, port } = new URL(simulators.url)
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, method: 'POST', path, headers }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
    })
    asking.once('error', reject)
    asking.end(JSON.stringify(body))
  })
}

/** Sends a mail through the gateway and notes it, as the jobs do; answers its line and its id at the simulator. */
async function sent(to: string) {
  const messageId = `<${newId()}@famhp.test>`
  const about = { template: 'contact-code', subject: 'A code', language: 'nl', registrationId: null, personId: null } as const
  const mail = await noteMailQueued(house, aJob, { ...about, eventId: newId(), recipient: to, messageId })
  const content = { subject: 'A code', text: 'Your code', html: '<p>Your code</p>' }
  await gateways.smtp.send({ to, ...content, messageId, language: 'nl' }, AbortSignal.timeout(10_000))
  await noteMailEnd(house, aJob, { mail, end: { outcome: 'sent' } })
  const [kept] = await mailbox(simulators.url).waitFor({ to })
  return { line: mail.id, kept: kept?.id ?? '' }
}
const stateOf = async (id: string) =>
  (await house.sql<{ state: string; code: string | null }[]>`select state::text, code from mail_log where id = ${id}`)[0]

test('a mail that the simulator lets bounce is known as bounced, through our own signed hook', async () => {
  const { line, kept } = await sent('bounces@company.example')
  expect(await ask('/mail/bounce', json, { id: kept, code: '5.2.2' })).toBe(202)
  expect(await stateOf(line)).toEqual({ state: 'bounced', code: '5.2.2' })
})

test('letting a mail bounce is asked as JSON, from this machine, for a mail that is there', async () => {
  const { line, kept } = await sent('stays@company.example')
  expect(await ask('/mail/bounce', { 'Content-Type': 'text/plain' }, { id: kept })).toBe(415)
  expect(await ask('/mail/bounce', { ...json, Host: 'rebound.example' }, { id: kept })).toBe(403)
  expect(await ask('/mail/bounce', json, { id: 'none' })).toBe(404)
  expect(await ask('/mail/bounce', json, { id: kept, code: 'with spaces in it' })).toBe(422)
  expect(await stateOf(line)).toMatchObject({ state: 'sent' })
})

test('where nobody can be told, it says so instead of seeming to have worked', async () => {
  const { kept } = await sent('untold@company.example')
  await server.close()
  expect(await ask('/mail/bounce', json, { id: kept })).toBe(502)
  server = await startServer({ house })
})
