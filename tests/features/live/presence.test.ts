import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type House } from '#server/platform/house.ts'
import { submittedRegistration } from '../../support/factories/registrations.ts'
import { moveClock } from '../../support/clock.ts'
import { openTestHouse } from '../../support/house.ts'
import { eventually } from '../../support/eventually.ts'
import { connect, openLive, signIn, watch, type Client, type LivePort } from './live-world.ts'

const house = await openTestHouse()
let second: House
let here: LivePort
let there: LivePort
beforeAll(async () => {
  second = await openHouse(house.config, house.log, 'second')
  here = await openLive(house)
  there = await openLive(second)
})
afterAll(async () => {
  await Promise.all([here.close(), there.close()])
  await second.close()
  await house.close()
})

const sign = (client: Client, id: string, place: string) => client.socket.emitWithAck('present', { type: 'registration', id, place })
const seenBy = (client: Client) => client.presences.at(-1)?.people.map(({ name, place }) => `${name} at ${place}`) ?? []

async function twoAtOneFile() {
  const sent = await submittedRegistration(house)
  const [ann, ben] = [await signIn(house), await signIn(house)]
  const [annsPage, bensPage] = [await connect(here.url, { cookie: ann.cookie }), await connect(there.url, { cookie: ben.cookie })]
  for (const page of [annsPage, bensPage]) expect(await watch(page, 'registration', sent.id)).toEqual({ ok: true })
  return { sent, ann, ben, annsPage, bensPage, close: () => [annsPage, bensPage].forEach(({ socket }) => socket.disconnect()) }
}

describe('who is here', () => {
  it('is shown to colleagues on every server, moves with them, and goes when they go', async () => {
    const { sent, ann, ben, annsPage, bensPage, close } = await twoAtOneFile()
    await sign(annsPage, sent.id, 'box 12')
    await eventually(() => seenBy(bensPage).join() === `${ann.actor.name} at box 12`)
    expect(bensPage.presences.at(-1)?.subject).toEqual({ type: 'registration', id: sent.id })
    await sign(bensPage, sent.id, 'proof')
    await eventually(() => seenBy(annsPage).length === 2)
    await sign(annsPage, sent.id, 'decision')
    await eventually(() => seenBy(bensPage).includes(`${ann.actor.name} at decision`))
    annsPage.socket.disconnect()
    await eventually(() => seenBy(bensPage).join() === `${ben.actor.name} at proof`)
    close()
  })

  it('is shown at once to who comes later', async () => {
    const { sent, ann, annsPage, close } = await twoAtOneFile()
    await sign(annsPage, sent.id, 'proof')
    await eventually(() => seenBy(annsPage).length === 1)
    const late = await connect(there.url, { cookie: (await signIn(house)).cookie })
    await watch(late, 'registration', sent.id)
    await eventually(() => seenBy(late).join() === `${ann.actor.name} at proof`)
    late.socket.disconnect()
    close()
  })

  it('ends with an empty place and with unwatch', async () => {
    const { sent, annsPage, bensPage, close } = await twoAtOneFile()
    await sign(annsPage, sent.id, 'proof')
    await eventually(() => seenBy(bensPage).length === 1)
    await sign(annsPage, sent.id, '')
    await eventually(() => seenBy(bensPage).length === 0)
    await sign(annsPage, sent.id, 'proof')
    await eventually(() => seenBy(bensPage).length === 1)
    await annsPage.socket.emitWithAck('unwatch', { type: 'registration', id: sent.id })
    await eventually(() => seenBy(bensPage).length === 0)
    close()
  })

  it('counts a person in two tabs once, at the later place', async () => {
    const { sent, ann, annsPage, bensPage, close } = await twoAtOneFile()
    const tab = await connect(there.url, { cookie: ann.cookie })
    await watch(tab, 'registration', sent.id)
    await sign(annsPage, sent.id, 'proof')
    await eventually(() => seenBy(bensPage).length === 1)
    await moveClock(house, 1_000)
    await sign(tab, sent.id, 'box 3')
    await eventually(() => seenBy(bensPage).join() === `${ann.actor.name} at box 3`)
    tab.socket.disconnect()
    await eventually(() => seenBy(bensPage).join() === `${ann.actor.name} at proof`)
    await moveClock(house, 0)
    close()
  })

  it('goes when nobody heard of them for 45 seconds, whatever server they were on', async () => {
    const { sent, ann, annsPage, bensPage, close } = await twoAtOneFile()
    await sign(bensPage, sent.id, 'box 1')
    // Someone whose server died with him: his member is left, and nobody takes it away.
    const room = `${house.config.deployment}:presence:registration:${sent.id}#staff`
    await house.redis.zadd(room, house.clock.now().getTime(), `${ann.actor.accountId}|gone|proof`)
    await eventually(() => seenBy(bensPage).length === 2, { withinMs: 7_000 })
    await moveClock(house, 46_000)
    await second.clock.refresh()
    await sign(bensPage, sent.id, 'box 2')
    await eventually(() => seenBy(bensPage).length === 1 && seenBy(annsPage).length === 1, { withinMs: 7_000 })
    await moveClock(house, 0)
    close()
  })

  it('comes back by itself after Redis forgot it', async () => {
    const { sent, annsPage, bensPage, close } = await twoAtOneFile()
    await sign(annsPage, sent.id, 'proof')
    await eventually(() => seenBy(bensPage).length === 1)
    const room = `${house.config.deployment}:presence:registration:${sent.id}#staff`
    await house.redis.del(room)
    const before = bensPage.presences.length
    await sign(annsPage, sent.id, 'proof')
    await eventually(() => bensPage.presences.length > before && seenBy(bensPage).length === 1)
    await house.redis.del(room)
    annsPage.socket.disconnect()
    await eventually(() => seenBy(bensPage).length === 0)
    close()
  })

  it('never reaches an applicant, and an applicant is nobody to show', async () => {
    const { sent, annsPage, bensPage, close } = await twoAtOneFile()
    const applicant = await connect(here.url, { token: sent.token })
    await watch(applicant, 'registration', sent.id)
    expect(await sign(applicant, sent.id, 'proof')).toEqual({ ok: false, code: 'not-found' })
    await sign(annsPage, sent.id, 'proof')
    await eventually(() => seenBy(bensPage).length === 1)
    await sign(bensPage, sent.id, 'box 4')
    await eventually(() => seenBy(annsPage).length === 2)
    expect(applicant.presences).toEqual([])
    applicant.socket.disconnect()
    close()
  })

  it('is no way in, and no way to write to others', async () => {
    const { sent, annsPage, close } = await twoAtOneFile()
    const inspector = await connect(here.url, { cookie: (await signIn(house, ['inspector'])).cookie })
    expect(await sign(inspector, sent.id, 'proof')).toEqual({ ok: false, code: 'not-found' })
    const stranger = await connect(here.url)
    expect(await sign(stranger, sent.id, 'proof')).toEqual({ ok: false, code: 'not-signed-in' })
    for (const place of ['<b>hello</b>', 'a\u202Eb', 'a\u0000', 'x'.repeat(61)]) {
      expect(await sign(annsPage, sent.id, place)).toEqual({ ok: false, code: 'malformed' })
    }
    for (const { socket } of [inspector, stranger]) socket.disconnect()
    close()
  })
})
