import type { House } from '../house.ts'
import { presentInput, type Presence as PresenceMessage, type WatchAnswer } from './live.contract.ts'
import type { Room } from './live-map.ts'
import { readNames } from './live.repository.ts'
import { isStaffRoom, subjectOf, topicOf } from './rooms.ts'
import type { LiveServer, Visitor } from './visitor.ts'

/** A browser says every 15 s that it is there; who was not heard of for 45 s is gone. */
const presencePace = { goneAfterMs: 45_000, lookMs: 5_000, gatherMs: 40, gatherMoreMs: 5, gatherMostMs: 5_000 }
/** People shown at most: in a list that a whole service has open, more is no information. */
const mostShown = 100

export type Presence = {
  present(visitor: Visitor, input: unknown): Promise<WatchAnswer>
  /** He left one topic, or all of them. */
  left(visitor: Visitor, topic?: Room): void
  /** Shows one who has just come who else is there. */
  show(visitor: Visitor, topic: Room): void
  close(): Promise<void>
}

type Given = { house: House; io: LiveServer; visitors(): Iterable<Visitor> }

/**
 * Who has which record open, and where in it. One sorted set in Redis per room, so that staff and others never meet in
 * one: member `person|socket|place`, score the last sign. It must not be lost for nothing depends on it: without Redis
 * nobody is shown, and everything else goes on.
 */
export function startPresence({ house, io, visitors }: Given): Presence {
  const { redis, clock, config, log } = house
  const keyOf = (room: string) => `${config.deployment}:presence:${room}`
  const names = new Map<string, { name: string; until: number }>()
  /** What was last shown in a room of this server. */
  const shown = new Map<string, string>()
  const crowds = new Map<string, number>()
  const telling = new Map<string, NodeJS.Timeout>()
  const underWay = new Set<Promise<unknown>>()

  const inBackground = (work: Promise<unknown>) => {
    const mine = work.catch((error: unknown) => log.debug({ err: error }, 'presence is not shown'))
    underWay.add(mine)
    void mine.finally(() => underWay.delete(mine))
  }

  const nameOf = async (ids: readonly string[]): Promise<void> => {
    const now = performance.now()
    const unknown = [...new Set(ids)].filter((id) => (names.get(id)?.until ?? 0) < now)
    if (unknown.length === 0) return
    if (names.size > 5_000) names.clear()
    for (const [id, name] of await readNames(house.sql, unknown)) names.set(id, { name, until: now + 60_000 })
  }

  const messageOf = async (topic: Room, members: readonly string[]): Promise<PresenceMessage> => {
    // Oldest sign first: of one person in two tabs the later place wins.
    const places = new Map<string, string>()
    for (const member of members) {
      const [person = '', , ...place] = member.split('|')
      places.delete(person)
      places.set(person, place.join('|'))
    }
    // By id and not by sign, else another hundred would be shown each time.
    const some = places.size > mostShown ? [...places].sort(([one], [other]) => (one < other ? -1 : 1)).slice(0, mostShown) : [...places]
    await nameOf(some.map(([id]) => id))
    const people = some.flatMap(([id, place]) => {
      const name = names.get(id)?.name
      return name === undefined ? [] : [{ id, name, place }]
    })
    people.sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id))
    return { subject: subjectOf(topic), people }
  }

  const membersOf = (room: string) => {
    const gone = clock.now().getTime() - presencePace.goneAfterMs
    return redis.zrangebyscore(keyOf(room), `(${String(gone)}`, '+inf')
  }

  const tell = async (topic: Room, room: string) => {
    const members = await membersOf(room)
    crowds.set(room, members.length)
    const message = await messageOf(topic, members)
    shown.set(room, JSON.stringify(message.people))
    io.to(room).emit('presence', message)
  }

  /** Several changes at once are told once; the more people, the longer is waited for more of them. */
  const tellSoon = (topic: Room, room: string) => {
    if (telling.has(room)) return
    const wait = Math.min(presencePace.gatherMostMs, presencePace.gatherMs + presencePace.gatherMoreMs * (crowds.get(room) ?? 0))
    const timer = setTimeout(() => {
      telling.delete(room)
      inBackground(tell(topic, room))
    }, wait)
    timer.unref()
    telling.set(room, timer)
  }

  const goAway = async (topic: Room, room: string, member: string) => {
    await redis.zrem(keyOf(room), member)
    // Told even where Redis had forgotten him already: the others may still be shown him.
    tellSoon(topic, room)
  }

  /**
   * Once in a while each room of this server is looked at: who died without a word goes, and what another server's word
   * did not bring here is put right.
   */
  const look = async () => {
    const rooms = new Map<string, Room>()
    for (const visitor of visitors()) {
      if (!mayBePresent(visitor)) continue
      for (const [topic, room] of visitor.watched) rooms.set(room, topic)
    }
    for (const room of shown.keys()) if (!rooms.has(room)) shown.delete(room)
    for (const room of crowds.keys()) if (!rooms.has(room)) crowds.delete(room)
    if (rooms.size === 0) return
    const gone = clock.now().getTime() - presencePace.goneAfterMs
    const questions = redis.pipeline()
    for (const room of rooms.keys()) questions.zremrangebyscore(keyOf(room), '-inf', String(gone)).zrange(keyOf(room), '0', '-1')
    const answers = (await questions.exec()) ?? []
    let at = 1
    for (const [room, topic] of rooms) {
      const members = answers[at]?.[1]
      at += 2
      if (!Array.isArray(members)) continue
      if (members.length === 0 && !shown.has(room)) continue
      const message = await messageOf(topic, members.map(String))
      const digest = JSON.stringify(message.people)
      if (digest === (shown.get(room) ?? '[]')) continue
      shown.set(room, digest)
      io.local.to(room).emit('presence', message)
    }
  }
  let isLooking = false
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    inBackground(look().finally(() => (isLooking = false)))
  }, presencePace.lookMs)
  timer.unref()

  return {
    async present(visitor, input) {
      const parsed = presentInput.safeParse(input)
      if (!parsed.success || !placeShape.test(parsed.data.place)) return { ok: false, code: 'malformed' }
      const { actor, socket } = visitor
      if (!('sessionId' in actor)) return { ok: false, code: actor.kind === 'anonymous' ? 'not-signed-in' : 'not-found' }
      const topic = topicOf(parsed.data)
      const room = visitor.watched.get(topic)
      // Staff are shown to staff alone, also where one of them holds a registration of his own.
      if (room === undefined || isStaffRoom(room) !== (actor.kind === 'staff')) return { ok: false, code: 'not-found' }
      const { place } = parsed.data
      const before = visitor.presentAs.get(topic)?.member
      if (place === '') {
        visitor.presentAs.delete(topic)
        if (before !== undefined) inBackground(goAway(topic, room, before))
        return { ok: true }
      }
      const member = `${actor.accountId}|${socket.id}|${place}`
      visitor.presentAs.set(topic, { room, member })
      inBackground(sign(topic, room, member, before))
      return { ok: true }
    },

    left(visitor, topic) {
      for (const [where, { room, member }] of [...visitor.presentAs]) {
        if (topic !== undefined && topic !== where) continue
        visitor.presentAs.delete(where)
        inBackground(goAway(where, room, member))
      }
    },

    show(visitor, topic) {
      const room = visitor.watched.get(topic)
      if (room === undefined || !mayBePresent(visitor)) return
      inBackground(
        (async () => {
          const members = await membersOf(room)
          if (members.length > 0) visitor.socket.emit('presence', await messageOf(topic, members))
        })(),
      )
    },

    async close() {
      clearInterval(timer)
      while (underWay.size > 0) await Promise.all(underWay)
      // Those of this server's sockets who are gone now are told of before it goes itself.
      for (const [, soon] of telling) clearTimeout(soon)
      const topics = [...telling.keys()].map((room) => [topicIn(room), room] as const)
      telling.clear()
      await Promise.allSettled(topics.map(([topic, room]) => tell(topic, room)))
    },
  }

  async function sign(topic: Room, room: string, member: string, before: string | undefined): Promise<void> {
    const signs = redis.multi().zadd(keyOf(room), clock.now().getTime(), member)
    if (before !== undefined && before !== member) signs.zrem(keyOf(room), before)
    // A room that nobody enters any more needs no sweeping up.
    const answers = await signs.pexpire(keyOf(room), presencePace.goneAfterMs * 4).exec()
    if (before !== member || answers?.[0]?.[1] === 1) tellSoon(topic, room)
  }
}

/** Letters, digits and a few signs: a place is shown to others and is no way to write to them. */
const placeShape = /^[\p{L}\p{N} ._:#/-]*$/u

/** People with a name: who only holds a registration's token has none, and sees nobody. */
const mayBePresent = (visitor: Visitor): boolean => visitor.actor.kind === 'staff' || visitor.actor.kind === 'person'

const topicIn = (room: string): Room => {
  const { type, id } = subjectOf(room.split('#')[0] as Room)
  return topicOf({ type, id })
}
