import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

/**
 * What happened, insert-only: audit trail, outbox and live feed in one. Ids and codes only; values live in the tables
 * of their feature. `seq` is taken after the subject's row is locked, so two events of one subject are in order.
 */
export const events = pgTable(
  'events',
  {
    id: uuid().primaryKey(),
    seq: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    schemaVersion: integer().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    subjectVersion: integer().notNull(),
    companyId: uuid(),
    actorKind: text().notNull(),
    actorId: text(),
    authMethod: text(),
    requestId: text(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    changes: jsonb().$type<string[]>().notNull(),
    recordedAt: instant().notNull(),
  },
  (table) => [index('events_by_subject').on(table.subjectType, table.subjectId, table.seq)],
)

/** Events that the relay has not sealed yet. */
export const eventInbox = pgTable('event_inbox', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  eventId: uuid().notNull(),
})

/** Where an event came from. Not sealed, because it goes after twelve months. */
export const eventOrigin = pgTable('event_origin', {
  eventId: uuid().primaryKey(),
  ip: text(),
  browser: text(),
  recordedAt: instant().notNull(),
})
