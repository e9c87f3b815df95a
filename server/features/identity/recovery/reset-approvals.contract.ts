import * as z from 'zod/mini'
import { describeEndpoint } from '../../../platform/http/endpoint.contract.ts'

export const resetDecisions = ['approved', 'refused'] as const
export type ResetDecision = (typeof resetDecisions)[number]

/** Why somebody may go on, and why not. Codes only: they are kept in the trail. */
export const approveReasons = ['spoke-to-person', 'company-confirms'] as const
export const refuseReasons = ['person-did-not-ask', 'nobody-reached', 'no-longer-there'] as const

export const resetApprovalView = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  /** The companies that demand it. */
  companies: z.array(z.string()),
  askedAt: z.string(),
})
export type ResetApprovalView = z.infer<typeof resetApprovalView>

export const listResetApprovals = describeEndpoint({
  name: 'listResetApprovals',
  method: 'GET',
  path: '/desk/reset-approvals',
  summary: 'Who waits to set phone and password anew because a company demands approval, the longest first',
  tag: 'Desk',
  gate: 'staff',
  answer: z.object({ items: z.array(resetApprovalView) }),
  errors: ['not-signed-in', 'not-allowed'],
})

const params = z.object({ id: z.uuid() })
const answer = z.object({ id: z.string() })
const errors = ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state'] as const

export const approveReset = describeEndpoint({
  name: 'approveReset',
  method: 'POST',
  path: '/desk/reset-approvals/:id/approve',
  summary: 'Let somebody go on: a link that works 24 hours, once, is mailed',
  tag: 'Desk',
  gate: 'staff',
  params,
  body: z.object({ reason: z.enum(approveReasons) }),
  answer,
  errors,
})

export const refuseReset = describeEndpoint({
  name: 'refuseReset',
  method: 'POST',
  path: '/desk/reset-approvals/:id/refuse',
  summary: 'Refuse: phone and password stay as they are, and the person is told',
  tag: 'Desk',
  gate: 'staff',
  params,
  body: z.object({ reason: z.enum(refuseReasons) }),
  answer,
  errors,
})
