import { connect as connectTcp } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { openTestHouse } from '../../support/house.ts'
import { eventually } from '../../support/eventually.ts'
import { connect, dial, openLive, signIn, watch } from './live-world.ts'

const house = await openTestHouse({ change: (config) => ({ ...config, limits: { ...config.limits, socketsPerAddress: 4 } }) })
const port = await openLive(house)
afterAll(async () => {
  await port.close()
  await house.close()
})

/** What an upgrade is answered with, as raw text. */
function upgrade(path: string, headers: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port: number } = new URL(port.url)
    const lines = Object.entries({ Host: `127.0.0.1:${number}`, Connection: 'Upgrade', Upgrade: 'websocket', ...headers })
    const tcp = connectTcp(Number(number), '127.0.0.1', () => {
      tcp.write(`GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
    })
    let answer = ''
    tcp.on('data', (bytes) => (answer += bytes.toString()))
    tcp.on('end', () => resolve(answer))
    tcp.on('close', () => resolve(answer))
    tcp.on('error', reject)
  })
}

const websocket = { 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version': '13' }

describe('the door of the live side', () => {
  it('lets our own pages and programs in, and says where the chain stands', async () => {
    const own = await connect(port.url, { headers: { Origin: port.url } })
    const program = await connect(port.url)
    expect(own.hellos).toEqual([0])
    expect(program.hellos).toEqual([0])
    own.socket.disconnect()
    program.socket.disconnect()
    await eventually(() => port.live.sockets() === 0)
  })

  it('answers an upgrade to any other path instead of leaving it open', async () => {
    expect(await upgrade('/somewhere', websocket)).toMatch(/^HTTP\/1\.1 404/)
    expect(await upgrade('/livestock?EIO=4&transport=websocket', websocket)).toMatch(/^HTTP\/1\.1 404/)
  })

  it('speaks websocket only', async () => {
    const answer = await fetch(`${port.url}/live/?EIO=4&transport=polling`)
    expect(answer.status).toBe(400)
  })

  it('lets an address open so many sockets and no more, and one again when one closes', async () => {
    const four = await Promise.all([1, 2, 3, 4].map(() => connect(port.url)))
    const fifth = dial(port.url)
    await eventually(() => fifth.ends.length > 0)
    four[0]?.socket.disconnect()
    await eventually(async () => {
      const again = await connect(port.url)
      again.socket.disconnect()
      return true
    })
    for (const { socket } of four) socket.disconnect()
    await eventually(() => port.live.sockets() === 0)
  })

  it('ends a socket that sends more than any message needs', async () => {
    const client = await connect(port.url)
    client.socket.emit('watch', { type: 'registration', id: 'x'.repeat(20_000) }, () => undefined)
    await eventually(() => client.ends.length > 0)
  })

  it('tells who asks too much, and ends who goes on', async () => {
    const client = await connect(port.url)
    const answers = await Promise.all(Array.from({ length: 320 }, () => watch(client, 'public-register', 'all')))
    expect(answers.at(0)).toEqual({ ok: true })
    expect(answers.at(-1)).toEqual({ ok: false, code: 'too-many' })
    // Whoever goes on; on a slow machine the first of it may fall into the next count.
    await eventually(() => {
      for (let more = 0; more < 300; more += 1) client.socket.emit('unwatch', { type: 'a', id: 'b' }, () => undefined)
      return client.ends.length > 0
    })
  })

  it('survives messages that are none', async () => {
    const client = await connect(port.url)
    const raw = client.socket as unknown as {
      emit(name: string, ...rest: unknown[]): void
      emitWithAck(name: string, ...rest: unknown[]): Promise<unknown>
    }
    for (const wrong of [undefined, null, 7, 'text', [], { type: 1 }, { type: '__proto__', id: 'x' }, { type: 'constructor', id: 'x' }]) {
      expect(await raw.emitWithAck('watch', wrong)).toMatchObject({ ok: false })
      expect(await raw.emitWithAck('resume', wrong)).toMatchObject({ ok: false })
      expect(await raw.emitWithAck('present', wrong)).toMatchObject({ ok: false })
      raw.emit('watch', wrong)
      raw.emit('watch')
      raw.emit('resume', 'no acknowledgement', 'at all')
      raw.emit('nothing-of-ours', wrong)
    }
    expect(await watch(client, 'public-register', 'all')).toEqual({ ok: true })
    client.socket.disconnect()
  })

  it('takes a session whose steps are open for nobody', async () => {
    const half = await signIn(house, ['validator'], 'otp')
    const client = await connect(port.url, { cookie: half.cookie })
    expect(await watch(client, 'desk', 'registrations')).toEqual({ ok: false, code: 'not-signed-in' })
    expect(await watch(client, 'public-register', 'all')).toEqual({ ok: false, code: 'not-signed-in' })
    client.socket.disconnect()
  })
})
