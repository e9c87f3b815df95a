import { index, pgTable } from 'drizzle-orm/pg-core'
import { bytes, id, instant } from '../columns.ts'

/**
 * Who asked for a new password, by the address that was typed, whether anybody has it or not. The address is sealed, and
 * found again by a keyed hash; the rows go after a day.
 */
export const resetRequests = pgTable(
  'reset_requests',
  {
    id: id(),
    addressIndex: bytes().notNull(),
    address: bytes().notNull(),
    createdAt: instant().notNull(),
    /** When the links were made: a repeated job makes no others. */
    answeredAt: instant(),
  },
  (table) => [
    index('reset_requests_by_address').on(table.addressIndex, table.createdAt),
    index('reset_requests_by_time').on(table.createdAt),
  ],
)
