import { afterAll, describe, expect, it } from 'vitest'
import { dialLive, openLine, type Line, type News } from '#lib/live/socket.ts'
import { openHouse } from '#server/platform/house.ts'
import { startedRegistration, submittedRegistration } from '../../support/factories/registrations.ts'
import { openTestHouse } from '../../support/house.ts'
import { eventually } from '../../support/eventually.ts'
import { recordOne } from '../../support/trail.ts'
import { openLive, signIn, startRelayOf, type LivePort } from './live-world.ts'

const house = await openTestHouse()
const second = await openHouse(house.config, house.log, 'second')
const relay = startRelayOf(house)
let here: LivePort = await openLive(house)
const there = await openLive(second)
const lines: Line[] = []
afterAll(async () => {
  for (const line of lines) line.close()
  await Promise.all([here.close(), there.close()])
  await relay.close()
  await second.close()
  await house.close()
})

/** A tab whose line goes to `url()` each time it is opened anew, as it does behind one address. */
function tab(url: () => string, shown: { token?: string; cookie?: string }) {
  const line = openLine(async () => {
    const socket = await dialLive(url(), {
      forceNew: true,
      reconnectionDelay: 20,
      ...(shown.token !== undefined && { auth: { token: shown.token } }),
      ...(shown.cookie !== undefined && { extraHeaders: { Cookie: shown.cookie } }),
    })
    socket.io.on('reconnect_attempt', () => Object.assign(socket.io, { uri: url() }))
    return socket
  })
  lines.push(line)
  return line
}

function follow(line: Line, type: string, id: string) {
  const news: News[] = []
  const leave = line.follow({ type, id }, (one) => news.push(one))
  return {
    news,
    leave,
    events: () => news.flatMap((one) => (one.kind === 'changed' ? [one.change.position] : [])),
    fetches: () => news.filter(({ kind }) => kind === 'fetch').length,
  }
}

describe('the line of a tab', () => {
  it('says "fetch" once it follows something, and then what changes', async () => {
    const mine = await startedRegistration(house)
    const line = tab(() => here.url, { token: mine.token })
    const one = follow(line, 'registration', mine.id)
    await eventually(() => one.fetches() === 1)
    await recordOne(house, mine.id)
    await eventually(() => one.events().length >= 1)
    expect(line.state().status).toBe('open')
    const other = follow(line, 'registration', mine.id)
    await eventually(() => other.fetches() === 1)
    expect(one.fetches()).toBe(1)
  })

  it('moves to the other server when its own dies, and misses nothing on the way', async () => {
    const mine = await startedRegistration(house)
    let url = here.url
    const line = tab(() => url, { token: mine.token })
    const one = follow(line, 'registration', mine.id)
    await eventually(() => one.fetches() === 1)
    const ids = [await recordOne(house, mine.id)]
    await eventually(() => one.events().length >= 1)
    url = there.url
    const dying = here.close()
    ids.push(...(await Promise.all([recordOne(house, mine.id), recordOne(house, mine.id)])))
    await dying
    ids.push(await recordOne(house, mine.id))
    const recorded = await eventually(async () => {
      const rows = await house.sql<{ position: string }[]>`select position from event_chain where event_id = any(${ids}) order by position`
      return rows.length === ids.length && rows.map((row) => Number(row.position))
    })
    // None is missed; in which order they come is not promised: a catch-up may overtake the line it catches up with.
    await eventually(() => recorded.every((position) => one.events().includes(position)))
    expect(line.state().status).toBe('open')
    expect(one.fetches(), 'it caught up by position, not by fetching').toBe(1)
    here = await openLive(house)
  })

  it('says "refused" of what may not be followed', async () => {
    const sent = await submittedRegistration(house)
    const one = follow(
      tab(() => there.url, {}),
      'registration',
      sent.id,
    )
    await eventually(() => one.news.some((news) => news.kind === 'refused' && news.code === 'not-signed-in'))
  })

  it('shows who is here, and where', async () => {
    const sent = await submittedRegistration(house)
    const [ann, ben] = [await signIn(house), await signIn(house)]
    const [annsTab, bensTab] = [tab(() => there.url, ann), tab(() => there.url, ben)]
    const topic = { type: 'registration', id: sent.id }
    let seen: string[] = []
    bensTab.onPresence(topic, ({ people }) => (seen = people.map(({ id, place }) => `${id} ${place}`)))
    bensTab.follow(topic, () => undefined)
    annsTab.follow(topic, () => undefined)
    // Said before the topic is followed: it counts as soon as it is.
    const [page, next] = [{}, {}]
    annsTab.present(topic, page, 'proof')
    await eventually(() => seen.join() === `${ann.actor.accountId} proof`)
    annsTab.present(topic, next, 'box 12')
    // The page before goes after this one has come.
    annsTab.present(topic, page, '')
    await eventually(() => seen.join() === `${ann.actor.accountId} box 12`)
    annsTab.present(topic, next, '')
    await eventually(() => seen.length === 0)
  })

  it('stops following when nobody in the tab does any more', async () => {
    const mine = await startedRegistration(house)
    const line = tab(() => there.url, { token: mine.token })
    const [one, other] = [follow(line, 'registration', mine.id), follow(line, 'registration', mine.id)]
    await eventually(() => one.fetches() + other.fetches() >= 2)
    one.leave()
    const [before, otherBefore] = [one.events().length, other.events().length]
    await recordOne(house, mine.id)
    await recordOne(house, mine.id)
    await eventually(() => other.events().length >= otherBefore + 2)
    expect(one.events()).toHaveLength(before)
  })
})
