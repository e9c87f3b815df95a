import fc from 'fast-check'
import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { changed } from '../platform/live/live.contract.ts'
import type { SealedEvent } from '../platform/live/live-map.ts'
import { isStaffRoom } from '../platform/live/rooms.ts'
import { tellingOf } from '../platform/live/tell.ts'
import { eventCatalogue } from './event-catalogue.ts'
import { liveCatalogue } from './live-catalogue.ts'

const tell = tellingOf(liveCatalogue.map)

/** Payloads hold ids and codes only; but should anything else ever get into one, it must not get out by this door. */
const secret = 'Ana García 80022900123'
const anyPayload = fc.dictionary(
  fc.constantFrom('registrationId', 'companyId', 'of', 'name', 'email', 'niss', 'code', 'kind', 'reasons', 'personId', 'template'),
  fc.oneof(
    fc.constant(secret),
    fc.uuid(),
    fc.constant(null),
    fc.integer(),
    fc.constant([secret]),
    fc.record({ type: fc.constant('registration'), id: fc.uuid(), name: fc.constant(secret) }),
  ),
)
const anyEvent: fc.Arbitrary<SealedEvent> = fc.record({
  position: fc.integer({ min: 1 }),
  eventId: fc.uuid(),
  name: fc.constantFrom(...eventCatalogue.map(({ name }) => name)),
  subject: fc.record({ type: fc.constant('registration'), id: fc.uuid(), version: fc.integer({ min: 1 }) }),
  companyId: fc.option(fc.uuid()),
  actor: fc.record({
    kind: fc.constantFrom('staff', 'person', 'applicant', 'system', 'anonymous'),
    id: fc.option(fc.constant('the-actor')),
  }),
  payload: anyPayload,
  at: fc.constant('2026-11-23T08:00:00.000Z'),
})
/** What a payload may name that is told on: whom it is about. */
const aboutWhom = new Set(['registrationId', 'of'])

describe('what is told of an event', () => {
  it('holds the fields of the contract, and of the payload nothing but the id of what it is about', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        fc.pre(event.payload['registrationId'] !== secret)
        for (const { message } of tell(event)) {
          expect(changed.parse(message)).toEqual(message)
          expect(JSON.stringify(message)).not.toContain(secret)
          const inPayload = Object.entries(event.payload).filter(([key]) => !aboutWhom.has(key))
          for (const [, value] of inPayload) if (typeof value === 'string') expect(JSON.stringify(message)).not.toContain(value)
        }
      }),
    )
  })

  it('names who acted only where staff did, and only to staff', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        for (const { rooms, message } of tell(event)) {
          const mayKnow = event.actor.kind === 'staff' && rooms.every(isStaffRoom)
          expect(message.by.id !== undefined).toBe(mayKnow && event.actor.id !== null)
          // Staff and others are never told in one breath.
          expect(new Set(rooms.map(isStaffRoom)).size).toBe(1)
        }
      }),
    )
  })

  it('names no list of the desk to anybody else', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        for (const { rooms, message } of tell(event)) {
          if (!rooms.every(isStaffRoom)) expect(message.topics.some((topic) => topic.startsWith('desk:'))).toBe(false)
        }
      }),
    )
  })

  it('is nothing where a newer release records what this one does not know', () => {
    const [event] = fc.sample(anyEvent, 1)
    for (const name of ['company.reorganised', 'constructor', '__proto__', 'toString'])
      expect(event && tell({ ...event, name })).toEqual([])
  })
})

describe('payloads of events', () => {
  /** Texts a payload may hold besides ids and words of fixed lists: codes, names of things, countries. */
  const codes = new Set(['code', 'jobName', 'country', 'type'])

  it.each(eventCatalogue.map((event) => [event.name, event] as const))(
    '%s holds ids, codes, days, counts and yes or no',
    (_name, event) => {
      const schema = z.toJSONSchema(event.payload, { io: 'output' }) as Schema
      expect(freeTexts(schema).filter((path) => !codes.has(path.split('.').at(-1) ?? ''))).toEqual([])
    },
  )
})

type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
}

/** Paths at which a schema takes any text at all. */
function freeTexts(schema: Schema, path = ''): string[] {
  if (schema.type === 'string') {
    const isBound = schema.enum || schema.const !== undefined || ['uuid', 'date'].includes(schema.format ?? '')
    return isBound ? [] : [path]
  }
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => freeTexts(inner, path === '' ? key : `${path}.${key}`)),
    ...(schema.items ? freeTexts(schema.items, path) : []),
    ...(schema.anyOf ?? []).flatMap((inner) => freeTexts(inner, path)),
  ]
}
