import type { Changed } from './live.contract.ts'
import type { LiveMap, Room, SealedEvent } from './live-map.ts'
import { isDeskTopic, roomOf } from './rooms.ts'

/** One message and the rooms that hear it; an event gives one for staff and one for everybody else. */
export type Told = { position: number; rooms: readonly string[]; message: Changed }

/** Says what is told of an event, and to whom. Made once per event and server, never per socket. */
export function tellingOf(map: LiveMap<string>): (event: SealedEvent) => Told[] {
  return (event) => {
    // An event of a newer release, while servers are being replaced one by one: nobody here can show it yet.
    const hear = Object.hasOwn(map, event.name) ? map[event.name] : undefined
    const hearing = hear?.(event)
    if (!hearing || hearing.rooms.length === 0) return []
    const { type, id, version } = hearing.subject ?? event.subject
    const common = { event: event.name, subject: { type, id }, version: version ?? 0, position: event.position, at: event.at }
    const { kind } = event.actor
    const acted = kind === 'staff' && event.actor.id !== null ? { kind, id: event.actor.id } : { kind }
    const told = (topics: Room[], isStaff: boolean): Told => ({
      position: event.position,
      rooms: topics.map((topic) => roomOf(topic, isStaff)),
      message: { ...common, by: isStaff ? acted : { kind }, topics },
    })
    const others = hearing.rooms.filter((topic) => !isDeskTopic(topic))
    return others.length === 0 ? [told(hearing.rooms, true)] : [told(hearing.rooms, true), told(others, false)]
  }
}
