import { asc } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { countryRules } from '#db/schema/countries.ts'

export type CountryRuleRow = typeof countryRules.$inferSelect

/** The whole table, country by country, oldest rule first. */
export async function allCountryRules(reader: Reader): Promise<CountryRuleRow[]> {
  return reader.select().from(countryRules).orderBy(asc(countryRules.country), asc(countryRules.validFrom))
}

/** Adds a rule; undefined where the country has one of that day already. */
export async function insertCountryRule(
  tx: Transaction,
  values: Omit<CountryRuleRow, 'id'> & { id: string },
): Promise<CountryRuleRow | undefined> {
  const [row] = await tx
    .insert(countryRules)
    .values(values)
    .onConflictDoNothing({ target: [countryRules.country, countryRules.validFrom] })
    .returning()
  return row
}
