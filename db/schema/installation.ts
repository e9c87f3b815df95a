import { sql } from 'drizzle-orm'
import { bigint, check, integer, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../columns.ts'

export const installationKind = pgEnum('installation_kind', ['demo', 'production'])

/** One row: which kind of database this is, so that demo and production never mix, and the epoch that tells whether Redis still holds what we gave it. */
export const installation = pgTable(
  'installation',
  {
    id: integer().primaryKey(),
    kind: installationKind().notNull(),
    redisEpoch: uuid().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (table) => [check('installation_is_one_row', sql`${table.id} = 1`)],
)

/** One row, in demo and tests only: how far the clock of all processes is moved. */
export const testClock = pgTable(
  'test_clock',
  { id: integer().primaryKey(), offsetMs: bigint({ mode: 'number' }).notNull().default(0) },
  (table) => [check('test_clock_is_one_row', sql`${table.id} = 1`)],
)
