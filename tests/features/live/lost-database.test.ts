import { connect as connectTcp, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { openHouse } from '#server/platform/house.ts'
import { startedRegistration } from '../../support/factories/registrations.ts'
import { openTestHouse } from '../../support/house.ts'
import { eventually } from '../../support/eventually.ts'
import { recordOne } from '../../support/trail.ts'
import { connect, dial, openLive, signIn, startRelayOf, watch } from './live-world.ts'

/** A way to PostgreSQL that can be cut for one server alone, without a word to either side. */
async function openWay(to: URL) {
  const open = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    const far = connectTcp(Number(to.port), to.hostname)
    for (const end of [near, far]) {
      open.add(end)
      end.on('error', () => undefined)
      end.on('close', () => open.delete(end))
    }
    if (isCut) return
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(to)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    /** Nothing is answered any more, and nothing refused: the worst way to be away. */
    cut() {
      isCut = true
      for (const end of open) {
        end.unpipe()
        end.pause()
      }
    },
    mend() {
      isCut = false
      for (const end of open) end.destroy()
    },
    close() {
      for (const end of open) end.destroy()
      server.close()
    },
  }
}

const house = await openTestHouse()
const way = await openWay(new URL(house.config.database.url))
const cutOff = await openHouse({ ...house.config, database: { ...house.config.database, url: way.url } }, house.log, 'cut off')
const port = await openLive(cutOff)
const relay = startRelayOf(house)
afterAll(async () => {
  way.mend()
  await port.close()
  await relay.close()
  await cutOff.close()
  way.close()
  await house.close()
})

it('sockets whose rights cannot be read for ten seconds are cut, and come back when they can', async () => {
  const { cookie } = await signIn(house)
  const mine = await startedRegistration(house)
  const [staff, applicant, stranger] = await Promise.all([
    connect(port.url, { cookie }),
    connect(port.url, { token: mine.token }),
    connect(port.url),
  ])
  await watch(applicant, 'registration', mine.id)
  way.cut()
  const cutAt = performance.now()
  // What comes by the stream is still told meanwhile.
  await recordOne(house, mine.id)
  await eventually(() => applicant.changes.some(({ event }) => event === 'registration.changed'))
  expect(await watch(stranger, 'public-register', 'all')).toEqual({ ok: true })
  await eventually(() => staff.ends.length > 0 && applicant.ends.length > 0, { withinMs: 16_000 })
  expect(performance.now() - cutAt).toBeGreaterThan(6_000)
  // Cut, not sent away: browsers come back by themselves from this.
  expect([...staff.ends, ...applicant.ends]).toEqual(['transport close', 'transport close'])
  expect(stranger.ends).toEqual([])
  way.mend()
  await eventually(
    async () => {
      const again = dial(port.url, { cookie })
      await eventually(() => again.hellos.length > 0, { withinMs: 3_000 }).finally(() => again.socket.disconnect())
      return true
    },
    { withinMs: 20_000 },
  )
  stranger.socket.disconnect()
})
