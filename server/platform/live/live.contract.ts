import * as z from 'zod/mini'

/** The socket's path; the transport is websocket only. */
export const livePath = '/live'

export const subject = z.object({ type: z.string().check(z.maxLength(40)), id: z.string().check(z.maxLength(80)) })
export type Subject = z.infer<typeof subject>

/** "Something changed, fetch it again": never personal data; `id` of `by` is only set for staff. */
export const changed = z.object({
  event: z.string(),
  subject,
  /** The subject's version; 0 where what happened does not raise it, so that only fetching tells what is new. */
  version: z.int(),
  position: z.int(),
  at: z.string(),
  by: z.object({ kind: z.string(), id: z.optional(z.string()) }),
  /** What was watched that this concerns, as `type:id`: an open list is told of a record it may hold. */
  topics: z.array(z.string()),
})
export type Changed = z.infer<typeof changed>

export const presentPerson = z.object({ id: z.string(), name: z.string(), place: z.string() })
export const presence = z.object({ subject, people: z.array(presentPerson) })
export type Presence = z.infer<typeof presence>

export const presentInput = z.object({
  type: z.string().check(z.maxLength(40)),
  id: z.string().check(z.maxLength(80)),
  /** Where in the record: a box number or an area. Empty: gone. */
  place: z.string().check(z.maxLength(60)),
})
export const resumeInput = z.object({ position: z.int().check(z.minimum(0)) })

/** `unavailable` and `too-many` pass by themselves: ask again a little later. */
type ForNow = 'too-many' | 'unavailable'
export type WatchAnswer = { ok: true } | { ok: false; code: 'not-found' | 'not-signed-in' | 'malformed' | ForNow }
export type ResumeAnswer = { ok: true; upTo: number } | { ok: false; code: 'too-old' | 'malformed' | ForNow }

export type ServerToClient = {
  hello: (message: { position: number }) => void
  changed: (message: Changed) => void
  presence: (message: Presence) => void
}
export type ClientToServer = {
  watch: (message: Subject, answer: (answer: WatchAnswer) => void) => void
  unwatch: (message: Subject, answer: (answer: WatchAnswer) => void) => void
  resume: (message: { position: number }, answer: (answer: ResumeAnswer) => void) => void
  present: (message: z.infer<typeof presentInput>, answer: (answer: WatchAnswer) => void) => void
}
