import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { getOwnCompany } from './get-own-company.query.ts'
import * as contract from './own-company.contract.ts'

/** What a company sees of itself. */
export const companyRoutes: readonly Endpoint[] = [
  endpoint(contract.getOwnCompany, async ({ house, actor }) => ({ answer: await getOwnCompany(house, actor) })),
]
