import { spawn, type ChildProcess } from 'node:child_process'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startRegistration } from '#server/features/registrations/registrations.contract.ts'
import type { Secret } from '#server/platform/config.ts'
import { freePortBlock } from '#scripts/processes/ports.ts'
import { client } from '#tests/support/client.ts'
import { cuttable, type Cuttable } from '#tests/support/cuttable.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { cleanEnvironment, root } from './instance.ts'

/** The server as a process of its own, with a line to PostgreSQL and one to Redis that can be cut. */

let house: TestHouse
let postgres: Cuttable
let redis: Cuttable
let port: number
let server: ChildProcess

const lineTo = async (url: string) => cuttable({ host: new URL(url).hostname, port: Number(new URL(url).port) })
const through = (url: string, line: Cuttable) => Object.assign(new URL(url), { host: `127.0.0.1:${String(line.port)}` }).href
const keyText = (keys: readonly Secret[]) => keys.map((key) => key.bytes.toString('base64url')).join(',')

function environment(): Record<string, string | undefined> {
  const { config } = house
  const { niss, nissIndex, credential, audit, session, webhook } = config.keys
  return {
    ...cleanEnvironment(),
    MODE: 'demo',
    PORT: String(port),
    DATA_DIR: config.dataDir,
    DEPLOYMENT: config.deployment,
    DATABASE_URL: through(config.database.url, postgres),
    REDIS_URL: through(config.redis.url, redis),
    NISS_KEY: keyText(niss),
    NISS_INDEX_KEY: keyText(nissIndex),
    CREDENTIAL_KEY: keyText(credential),
    AUDIT_KEY: keyText(audit),
    SESSION_KEY: keyText(session),
    WEBHOOK_KEY: keyText(webhook),
  }
}

function start(): ChildProcess {
  return spawn(process.execPath, ['server/main.ts'], { cwd: root, env: environment(), stdio: 'inherit' })
}

const url = () => `http://127.0.0.1:${String(port)}`
async function readiness(): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${String(port + 1)}/health/ready`)
  await response.arrayBuffer()
  return response.status
}
const begin = () => client(url()).send(startRegistration, { body: { country: 'ES', language: 'fr', vatNumber: 'B58378431' } })
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve))

beforeAll(async () => {
  house = await openTestHouse()
  port = await freePortBlock()
  postgres = await lineTo(house.config.database.url)
  redis = await lineTo(house.config.redis.url)
  server = start()
  await eventually(async () => (await readiness()) === 200, { withinMs: 80_000 })
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await postgres?.cut()
  await redis?.cut()
  await house?.close()
})

it('goes on without Redis, says that it is not ready, and is ready again by itself', async () => {
  await redis.cut()
  await eventually(async () => (await readiness()) === 503)
  expect((await begin()).status).toBe(201)
  await redis.mend()
  await eventually(async () => (await readiness()) === 200)
  expect((await begin()).status).toBe(201)
})

it('answers 503 with Retry-After while PostgreSQL is away, never anything worse, and heals within ten seconds', async () => {
  const answers: { status: number; retry: string | null }[] = []
  let isOver = false
  const load = Array.from({ length: 4 }, async () => {
    while (!isOver) {
      const { status, headers } = await begin()
      answers.push({ status, retry: headers.get('retry-after') })
      await pause(100)
    }
  })
  await pause(200)
  await postgres.cut()
  await eventually(() => answers.some(({ status }) => status === 503))
  expect(await readiness()).toBe(503)
  await pause(1000)
  await postgres.mend()
  const before = performance.now()
  await eventually(async () => (await readiness()) === 200)
  await eventually(async () => (await begin()).status === 201)
  expect(performance.now() - before).toBeLessThan(10_000)
  isOver = true
  await Promise.all(load)
  // Whatever was refused for another reason, such as the limit on starts, is refused as such.
  const odd = answers.filter(({ status, retry }) => status !== 201 && !([503, 429].includes(status) && retry !== null))
  expect(odd).toEqual([])
})

it('gives nobody more than seconds for his headers, and says nothing to who asked nothing', async () => {
  const slow = connect(port, '127.0.0.1', () => slow.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '))
  slow.on('error', () => undefined)
  slow.resume()
  const drip = setInterval(() => slow.write('a'), 500)
  // Browsers open connections in advance: an answer there would be taken for the answer to the first request.
  const spare = connect(port, '127.0.0.1')
  let heard = ''
  spare.on('data', (chunk) => (heard += chunk.toString()))
  const before = performance.now()
  await Promise.all([slow, spare].map((socket) => new Promise((resolve) => socket.once('close', resolve))))
  clearInterval(drip)
  expect(performance.now() - before).toBeLessThan(15_000)
  expect(heard).toBe('')
})

it('answers what is under way when it is told to stop, and ends with 0 before the launcher would kill it', async () => {
  const body = '{"country":"ES","language":"fr","vatNumber":"B58378431"}'
  const late = connect(port, '127.0.0.1')
  let heard = ''
  late.on('data', (chunk) => (heard += chunk.toString()))
  late.write(
    `POST /api/v1/registrations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${String(body.length)}\r\n\r\n${body.slice(0, 10)}`,
  )
  const silent = connect(port, '127.0.0.1')
  silent.on('error', () => undefined)
  await pause(300)
  const before = performance.now()
  const exit = ended(server)
  server.kill('SIGTERM')
  server.kill('SIGTERM')
  await eventually(async () => (await readiness()) === 503)
  late.write(body.slice(10))
  await eventually(() => /^HTTP\/1\.1 (201|429) /.test(heard))
  expect(heard.toLowerCase()).toContain('connection: close')
  expect(await exit).toBe(0)
  expect(performance.now() - before).toBeLessThan(3_200)
})

it('ends at once with 1 and says why when it cannot begin', async () => {
  await postgres.cut()
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  expect(await ended(child)).toBe(1)
  expect(said).toContain('ECONNREFUSED')
  await postgres.mend()
})
