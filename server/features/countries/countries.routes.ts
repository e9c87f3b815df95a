import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { addCountryRule } from './add-country-rule.command.ts'
import * as contract from './countries.contract.ts'
import { listCountries } from './list-countries.query.ts'
import { listCountryRules } from './list-country-rules.query.ts'

/** The country table: what a form has to know of it, and what the desk sees and changes. */
export const countryRoutes: readonly Endpoint[] = [
  endpoint(contract.listCountries, async ({ house }) => ({ answer: await listCountries(house), headers: keptAMinute })),
  endpoint(contract.listCountryRules, async ({ house, actor }) => ({ answer: await listCountryRules(house, actor) })),
  endpoint(contract.addCountryRule, async ({ house, actor, input }) => ({ answer: await addCountryRule(house, actor, input.body) })),
]

/** The same for everybody, and rarely another. */
const keptAMinute = { 'Cache-Control': 'public, max-age=60' }
