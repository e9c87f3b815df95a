import type { Actor } from '../../features/actor.ts'
import type { House } from '../house.ts'

/** An event with its place in the chain, as the relay puts it on the stream. Ids and codes only. */
export type SealedEvent = {
  position: number
  eventId: string
  name: string
  subject: { type: string; id: string; version: number }
  companyId: string | null
  actor: { kind: string; id: string | null }
  payload: Record<string, unknown>
  at: string
}

/**
 * `type:id` of what can be watched, such as `registration:0199…` or `desk:registrations`. A feature names what it
 * concerns; that staff and others who watch the same thing are told apart is the fan-out's work.
 */
export type Room = `${string}:${string}`

/**
 * Who hears of an event, and of which subject they are told. A document's check is told as a change of the registration
 * it belongs to, for example.
 */
export type Hearing = { rooms: Room[]; subject?: { type: string; id: string; version?: number } }

/** One entry for each event of the feature, so that a new event does not compile until somebody said who hears it. */
export type LiveMap<Name extends string> = Record<Name, (event: SealedEvent) => Hearing>

/** Answers `watch` for one type of subject: may this actor follow this one? */
export type WatchPolicy = (house: House, actor: Actor, id: string) => Promise<boolean>

/** Nobody hears it: it is for the trail. */
export const auditOnly = (): Hearing => ({ rooms: [] })

/** The id that a payload holds under `key`; undefined where it is null or absent. */
export function idIn(event: SealedEvent, key: string): string | undefined {
  const value = event.payload[key]
  return typeof value === 'string' ? value : undefined
}

/** Asked before the database is: what a browser sends as an id may be anything. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
