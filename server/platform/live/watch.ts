import type { House } from '../house.ts'
import { subject as subjectShape, type WatchAnswer } from './live.contract.ts'
import type { Room, WatchPolicy } from './live-map.ts'
import { roomOf, subjectOf, topicOf } from './rooms.ts'
import type { Visitor } from './visitor.ts'

/** Topics one socket may follow at a time. */
export const mostWatched = 200

export type Watching = {
  watch(visitor: Visitor, input: unknown): Promise<WatchAnswer>
  unwatch(visitor: Visitor, input: unknown): Promise<WatchAnswer>
  /** Asks the policy of everything he follows again, and takes him out where it says no now. */
  askAgain(visitor: Visitor): Promise<void>
}

type Given = {
  house: House
  policies: Readonly<Record<string, WatchPolicy>>
  /** He follows or no longer follows a topic. */
  joined(visitor: Visitor, topic: Room): void
  left(visitor: Visitor, topic: Room): void
}

/** Rooms are joined by the server only, and only where the policy of the subject says so. */
export function openWatching({ house, policies, joined, left }: Given): Watching {
  /** The room in which he may hear of a topic; undefined where no policy lets him. */
  const roomFor = async (visitor: Visitor, topic: Room): Promise<string | undefined> => {
    const { type, id } = subjectOf(topic)
    const policy = Object.hasOwn(policies, type) ? policies[type] : undefined
    if (!policy) return undefined
    for (;;) {
      const { generation, actor, applicant } = visitor
      let room: string | undefined
      if (await policy(house, actor, id)) room = roomOf(topic, actor.kind === 'staff')
      else if (applicant && (await policy(house, applicant, id))) room = roomOf(topic, false)
      // His rights were read anew meanwhile: this answer was about what he had before.
      if (visitor.generation === generation) return room
    }
  }

  const leave = (visitor: Visitor, topic: Room) => {
    const room = visitor.watched.get(topic)
    if (room === undefined) return
    left(visitor, topic)
    visitor.watched.delete(topic)
    void visitor.socket.leave(room)
  }

  const join = async (visitor: Visitor, topic: Room): Promise<WatchAnswer> => {
    const room = await roomFor(visitor, topic)
    if (room === undefined) {
      // What one may not see does not exist; a stranger is told to sign in, whatever he asked for.
      return { ok: false, code: visitor.actor.kind === 'anonymous' ? 'not-signed-in' : 'not-found' }
    }
    if (!visitor.socket.connected) return { ok: false, code: 'unavailable' }
    visitor.watched.set(topic, room)
    void visitor.socket.join(room)
    joined(visitor, topic)
    return { ok: true }
  }

  return {
    async watch(visitor, input) {
      const parsed = subjectShape.safeParse(input)
      if (!parsed.success) return { ok: false, code: 'malformed' }
      if (visitor.actor.kind === 'half-signed-in' && !visitor.applicant) return { ok: false, code: 'not-signed-in' }
      const topic = topicOf(parsed.data)
      if (visitor.watched.has(topic)) return { ok: true }
      if (visitor.watched.size + visitor.asking.size >= mostWatched) return { ok: false, code: 'too-many' }
      const asked = join(visitor, topic)
      visitor.asking.add(asked)
      try {
        return await asked
      } finally {
        visitor.asking.delete(asked)
      }
    },

    async unwatch(visitor, input) {
      const parsed = subjectShape.safeParse(input)
      if (!parsed.success) return { ok: false, code: 'malformed' }
      await Promise.allSettled(visitor.asking)
      leave(visitor, topicOf(parsed.data))
      return { ok: true }
    },

    async askAgain(visitor) {
      for (const [topic, room] of [...visitor.watched]) {
        if ((await roomFor(visitor, topic)) !== room) leave(visitor, topic)
      }
    },
  }
}
