import type { Room } from './live-map.ts'

/**
 * Who watches a topic sits in one of its two rooms: staff hear who of them acted and see each other, all others never
 * do. The sign cannot stand in a type, so that nobody can ask for the other room by its name.
 */
const staffMark = '#staff'

export const topicOf = (subject: { type: string; id: string }): Room => `${subject.type}:${subject.id}`

/** The room of socket.io in which watchers of a topic sit. */
export const roomOf = (topic: Room, isStaff: boolean): string => (isStaff ? `${topic}${staffMark}` : topic)

export const isStaffRoom = (room: string): boolean => room.endsWith(staffMark)

/** The subject a topic names. */
export function subjectOf(topic: Room): { type: string; id: string } {
  const colon = topic.indexOf(':')
  return { type: topic.slice(0, colon), id: topic.slice(colon + 1) }
}

/** Lists of the agency's desk: nobody else is told that something stands in one. */
export const isDeskTopic = (topic: Room): boolean => topic.startsWith('desk:')
