import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type RunningServer } from '#server/start-server.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import { probes } from './door-world.ts'

let house: TestHouse
let server: RunningServer
const probe = probes()
probe.file = Buffer.from(Array.from({ length: 10_000 }, (_, at) => at % 251))

beforeAll(async () => {
  house = await openTestHouse()
  server = await startServer({ house, endpoints: probe.endpoints })
})
afterAll(async () => {
  await server?.close()
  await house?.close()
})

const get = (name: string, init: RequestInit = {}) => fetch(`${server.url}/api/v1/probe/files/${name}`, init)
const range = async (value: string) => {
  const response = await get('a.pdf', { headers: { range: value } })
  return { status: response.status, range: response.headers.get('content-range'), bytes: Buffer.from(await response.arrayBuffer()) }
}

it('is to be kept and never to be run, whatever it is called', async () => {
  const response = await get(encodeURIComponent('Été "x"\r\n<script>.html'))
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/pdf')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=".*"; filename\*=UTF-8''%C3%89t%C3%A9/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(Buffer.from(await response.arrayBuffer()).equals(probe.file)).toBe(true)
})

it.each([
  ['bytes=0-99', 206, 'bytes 0-99/10000', 0, 100],
  ['bytes=5990-6010', 206, 'bytes 5990-6010/10000', 5990, 6011],
  ['bytes=9000-', 206, 'bytes 9000-9999/10000', 9000, 10_000],
  ['bytes=-10', 206, 'bytes 9990-9999/10000', 9990, 10_000],
  ['bytes=0-99999', 206, 'bytes 0-9999/10000', 0, 10_000],
  ['bytes=0-1,5000-5001', 200, null, 0, 10_000],
  ['lines=1-2', 200, null, 0, 10_000],
])('gives %s', async (asked, status, told, from, to) => {
  const got = await range(asked)
  expect([got.status, got.range]).toEqual([status, told])
  expect(got.bytes.equals(probe.file.subarray(from, to))).toBe(true)
})

it('says how long it is when asked for what it has not', async () => {
  expect(await range('bytes=10000-')).toMatchObject({ status: 416, range: 'bytes */10000' })
})

it('tells its size without sending it', async () => {
  const response = await get('a.pdf', { method: 'HEAD' })
  expect([response.status, response.headers.get('content-length'), (await response.arrayBuffer()).byteLength]).toEqual([200, '10000', 0])
})

it('may be left half-way by its reader, again and again, and the server lives', async () => {
  probe.file = Buffer.alloc(20_000_000, 7)
  const leave = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write('GET /api/v1/probe/files/a.pdf HTTP/1.1\r\nHost: a\r\n\r\n'))
      socket.once('data', () => socket.destroy())
      socket.on('close', () => resolve())
      socket.on('error', reject)
    })
  for (let n = 0; n < 10; n += 1) await leave()
  expect((await range('bytes=0-9')).status).toBe(206)
})
