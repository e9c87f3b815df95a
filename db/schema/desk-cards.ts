import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { cardKinds } from '#server/features/cards/cards.contract.ts'
import { id, instant } from '../columns.ts'
import { accounts } from './accounts.ts'

export const cardKind = pgEnum('card_kind', cardKinds)

/** What somebody at the desk has to look at: raised by what happened, put away by a person or by what healed it. */
export const deskCards = pgTable(
  'desk_cards',
  {
    id: id(),
    kind: cardKind().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    /** A code of what went wrong, never data of a person. */
    code: text(),
    /** Ids and codes for the link and the words of the card. */
    facts: jsonb().$type<Record<string, string>>().notNull(),
    times: integer().notNull().default(1),
    version: integer().notNull().default(1),
    raisedAt: instant().notNull(),
    lastAt: instant().notNull(),
    closedAt: instant(),
    /** Null while it is open, and for one that healed by itself. */
    closedBy: uuid().references(() => accounts.id),
    closedNote: text(),
  },
  (table) => [
    uniqueIndex('one_open_card_per_kind_and_subject')
      .on(table.kind, table.subjectType, table.subjectId)
      .where(sql`${table.closedAt} is null`),
    index('desk_cards_by_time').on(table.raisedAt),
  ],
)
