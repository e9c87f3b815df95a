import { endpoint } from '../../platform/http/endpoint.ts'
import { decideNumberRequest } from './decide-number-request.command.ts'
import * as contracts from './enterprise-numbers.contract.ts'
import { getNumberRequest } from './get-number-request.query.ts'
import { listNumberRequests } from './list-number-requests.query.ts'
import { requestEnterpriseNumber } from './request-enterprise-number.command.ts'

/** Asking for an enterprise number, and the desk's side of it. */
export const enterpriseNumberRoutes = [
  endpoint(contracts.requestEnterpriseNumber, async ({ house, actor, input }) => ({
    answer: await requestEnterpriseNumber(house, actor, input.body),
  })),
  endpoint(contracts.listNumberRequests, async ({ house, actor, input }) => ({
    answer: await listNumberRequests(house, actor, input.query),
  })),
  endpoint(contracts.getNumberRequest, async ({ house, actor, input }) => ({
    answer: await getNumberRequest(house, actor, input.params.id),
  })),
  endpoint(contracts.decideNumberRequest, async ({ house, actor, input }) => ({
    answer: await decideNumberRequest(house, actor, input.params.id, input.body),
  })),
]
