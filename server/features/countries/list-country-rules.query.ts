import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { namesOfAccounts } from '../identity/names-of-accounts.query.ts'
import type { CountryRuleList } from './countries.contract.ts'
import { mayChangeCountryRules, maySeeCountryRules } from './countries.policy.ts'
import { allCountryRules } from './countries.repository.ts'
import { countryRuleView } from './countries.view.ts'

/** The country table with its history, for the desk. */
export async function listCountryRules(house: House, actor: Actor): Promise<CountryRuleList> {
  demand(maySeeCountryRules(actor))
  const rows = await allCountryRules(house.db)
  const names = await namesOfAccounts(
    house.db,
    rows.flatMap((row) => row.changedBy ?? []),
  )
  const table = { rules: rows, day: house.clock.today() }
  return {
    items: rows.map((row) => countryRuleView(row, table, names)),
    nextCursor: null,
    total: rows.length,
    totalIsMore: false,
    today: table.day,
    abilities: mayChangeCountryRules(actor).allowed ? ['addRule'] : [],
  }
}
