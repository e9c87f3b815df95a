import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import * as contract from './audit.contract.ts'
import { listAuditHeads } from './list-audit-heads.query.ts'

/** The doors of the trail. */
export const auditRoutes: readonly Endpoint[] = [
  endpoint(contract.listAuditHeads, async ({ house, input }) => ({ answer: await listAuditHeads(house, input.query) })),
]
