import { char, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { countryRoutes } from '#server/features/countries/countries.contract.ts'
import { day, id, instant } from '../columns.ts'
import { accounts } from './accounts.ts'

export const countryRoute = pgEnum('country_route', countryRoutes)

/**
 * Which road a country of the registered office takes, from a day on (Manual FR §2.1). A country that is not here goes
 * with the rest of the world. Rows are added, never changed: what held on a day can always be said.
 */
export const countryRules = pgTable(
  'country_rules',
  {
    id: id(),
    country: char({ length: 2 }).notNull(),
    route: countryRoute().notNull(),
    validFrom: day().notNull(),
    /** Why, in the words of who changed it. */
    note: text(),
    /** Null for what came with the product. */
    changedBy: uuid().references(() => accounts.id),
    createdAt: instant().notNull(),
  },
  (table) => [uniqueIndex('one_rule_per_country_and_day').on(table.country, table.validFrom)],
)
