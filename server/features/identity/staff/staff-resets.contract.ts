import * as z from 'zod/mini'
import { describeEndpoint } from '../../../platform/http/endpoint.contract.ts'
import { staffRoles } from '../identity.contract.ts'

export const staffResetOutcomes = ['confirmed', 'withdrawn', 'lapsed'] as const
export type StaffResetOutcome = (typeof staffResetOutcomes)[number]

export const staffResetAbilities = ['propose', 'confirm', 'withdraw'] as const

/** Someone of the agency, with the proposal that waits for a second administrator. */
export const staffResetView = z.object({
  accountId: z.string(),
  name: z.string(),
  username: z.string(),
  roles: z.array(z.enum(staffRoles)),
  state: z.enum(['invited', 'phone-missing', 'active', 'blocked']),
  waiting: z.nullable(z.object({ id: z.string(), proposedBy: z.string(), expiresAt: z.string() })),
  abilities: z.array(z.enum(staffResetAbilities)),
})
export type StaffResetView = z.infer<typeof staffResetView>

export const listStaffResets = describeEndpoint({
  name: 'listStaffResets',
  method: 'GET',
  path: '/desk/staff-resets',
  summary: 'Staff accounts, and whose phone and password an administrator proposes to take away',
  tag: 'Desk',
  gate: 'staff',
  answer: z.object({ items: z.array(staffResetView) }),
  errors: ['not-signed-in', 'not-allowed'],
})

export const proposeStaffReset = describeEndpoint({
  name: 'proposeStaffReset',
  method: 'POST',
  path: '/desk/staff/:id/reset',
  summary: 'Propose to take phone and password of a member of staff away; another administrator has 24 hours to confirm',
  tag: 'Desk',
  gate: 'staff',
  status: 201,
  params: z.object({ id: z.uuid() }),
  answer: z.object({ id: z.string(), expiresAt: z.string() }),
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state'],
})

export const confirmStaffReset = describeEndpoint({
  name: 'confirmStaffReset',
  method: 'POST',
  path: '/desk/staff-resets/:id/confirm',
  summary: 'Confirm what another administrator proposed: all factors and sessions go, and an invitation is mailed',
  tag: 'Desk',
  gate: 'staff',
  params: z.object({ id: z.uuid() }),
  answer: z.object({ accountId: z.string() }),
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state'],
})

export const withdrawStaffReset = describeEndpoint({
  name: 'withdrawStaffReset',
  method: 'POST',
  path: '/desk/staff-resets/:id/withdraw',
  summary: 'Withdraw or turn down a proposal that waits',
  tag: 'Desk',
  gate: 'staff',
  params: z.object({ id: z.uuid() }),
  answer: z.object({ accountId: z.string() }),
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state'],
})
