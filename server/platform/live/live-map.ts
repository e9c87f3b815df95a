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

/** `type:id`, such as `registration:0199…` or `desk:registrations`. */
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
