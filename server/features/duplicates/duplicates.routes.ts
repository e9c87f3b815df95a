import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { decideDuplicate } from './decide-duplicate.command.ts'
import * as contracts from './duplicates.contract.ts'
import { getDeskPerson } from './get-desk-person.query.ts'

/** Suspected duplicates, for the desk. */
export const duplicateRoutes: readonly Endpoint[] = [
  endpoint(contracts.getDeskPerson, async ({ house, actor, input }) => ({ answer: await getDeskPerson(house, actor, input.params.id) })),
  endpoint(contracts.decideDuplicate, async ({ house, actor, input }) => ({
    answer: await decideDuplicate(house, actor, input.params.id, input.body),
  })),
]
