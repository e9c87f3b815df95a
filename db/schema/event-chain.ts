import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant } from '../columns.ts'

/** The sealed order of all events: positions without gaps, each seal over the one before and the event. Insert-only. */
export const eventChain = pgTable('event_chain', {
  position: bigint({ mode: 'number' }).primaryKey(),
  eventId: uuid().notNull().unique(),
  seal: bytes().notNull(),
})

/** One row; its lock is the relay's leader election and fence at once. */
export const eventChainHead = pgTable(
  'event_chain_head',
  {
    id: integer().primaryKey(),
    position: bigint({ mode: 'number' }).notNull(),
    seal: bytes().notNull(),
  },
  (table) => [check('event_chain_head_is_one_row', sql`${table.id} = 1`)],
)

/** Heads signed with a key that is never in the database: a recomputed chain does not fit them. Insert-only. */
export const auditHeads = pgTable('audit_heads', {
  position: bigint({ mode: 'number' }).primaryKey(),
  seal: bytes().notNull(),
  signedAt: instant().notNull(),
  keyId: text().notNull(),
  signature: bytes().notNull(),
})
