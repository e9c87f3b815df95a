import type { CountryRuleView } from './countries.contract.ts'
import type { CountryRuleRow } from './countries.repository.ts'
import { stateOn, type CountryTable } from './country-table.rules.ts'

/** A rule as the desk sees it; `names` are those of the colleagues who changed the table. */
export function countryRuleView(row: CountryRuleRow, table: CountryTable, names: ReadonlyMap<string, string>): CountryRuleView {
  const { id, country, route, validFrom, note, changedBy } = row
  return {
    id,
    country,
    route,
    validFrom,
    state: stateOn(table.rules, row, table.day),
    note,
    by: changedBy === null ? null : { id: changedBy, name: names.get(changedBy) ?? '' },
    addedAt: row.createdAt.toISOString(),
  }
}
