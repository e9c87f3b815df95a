import * as z from 'zod/mini'
import { describeEndpoint } from '../../platform/http/endpoint.contract.ts'
import { address, cbeStates, companyRoles } from './companies.contract.ts'

const ownCompanyView = z.object({
  id: z.string(),
  name: z.string(),
  country: z.string(),
  address,
  vatNumber: z.nullable(z.string()),
  cbeNumber: z.nullable(z.string()),
  cbeState: z.enum(cbeStates),
  admittedAt: z.string(),
  /** What the reader is there. */
  roles: z.array(z.enum(companyRoles)),
  units: z.array(z.object({ id: z.string(), number: z.nullable(z.string()), name: z.string(), address })),
})
export type OwnCompanyView = z.infer<typeof ownCompanyView>

export const getOwnCompany = describeEndpoint({
  name: 'getOwnCompany',
  method: 'GET',
  path: '/company',
  summary: 'The company one acts for, as it was admitted',
  tag: 'Companies',
  gate: 'person',
  answer: ownCompanyView,
  errors: ['not-signed-in', 'step-required', 'not-found'],
})
