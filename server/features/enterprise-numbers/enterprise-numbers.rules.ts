import type { FieldFault } from '../../platform/errors.ts'
import type { Address } from '../companies/companies.contract.ts'
import { routeOf, type CountryTable } from '../countries/country-table.rules.ts'
import { postcodeFault } from '../registrations/draft/postcode.rules.ts'
import type { NumberRequestDecision, NumberRequestStatus } from './enterprise-numbers.contract.ts'

/** What keeps a request from being taken: only countries whose companies need an enterprise number here have this way (S33). */
export function requestFaults({ country, address }: { country: string; address: Address }, countries: CountryTable): FieldFault[] {
  const route = routeOf(countries, country)
  if (route === 'belgian') return [{ path: 'country', code: 'belgian-company' }]
  if (route !== 'enterprise-number') return [{ path: 'country', code: 'no-enterprise-number-needed' }]
  const postcode = postcodeFault(address.country, address.postcode)
  return [
    ...(address.country === country ? [] : [{ path: 'address.country', code: 'office-in-other-country' }]),
    ...(postcode ? [{ path: 'address.postcode', code: postcode }] : []),
  ]
}

/** What the status becomes, or undefined where there is nothing left to decide. */
export function statusAfter(status: NumberRequestStatus, decision: NumberRequestDecision): NumberRequestStatus | undefined {
  if (status !== 'submitted') return undefined
  return decision === 'accept' ? 'accepted' : 'refused'
}

/** Who refuses says why: the company is told. */
export function decisionFaults(decision: NumberRequestDecision, reason: string | null | undefined): FieldFault[] {
  return decision === 'refuse' && !reason ? [{ path: 'reason', code: 'reason-required' }] : []
}
