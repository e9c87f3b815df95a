import * as z from 'zod/mini'
import { describeEndpoint } from '../../../platform/http/endpoint.contract.ts'
import { languages, staffRoles } from '../identity.contract.ts'

/** `invited`: the mailed link was not used yet; `phone-missing`: a password, and no phone so far. */
export const staffStates = ['invited', 'phone-missing', 'active', 'blocked'] as const
export type StaffState = (typeof staffStates)[number]

/** What an administrator may do with an account of the agency. */
export const staffAbilities = ['inviteAgain', 'changeRoles', 'block', 'unblock'] as const
export type StaffAbility = (typeof staffAbilities)[number]

/** Why an account is shut out. Codes only: they are kept in the trail. */
export const blockReasons = ['left', 'lost-device', 'misuse', 'on-leave', 'other'] as const
export type BlockReason = (typeof blockReasons)[number]

export const staffAccountView = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  email: z.string(),
  language: z.enum(languages),
  roles: z.array(z.enum(staffRoles)),
  state: z.enum(staffStates),
  /** Null for who has not signed in within twelve months. */
  lastSignInAt: z.nullable(z.string()),
  version: z.int(),
  abilities: z.array(z.enum(staffAbilities)),
})
export type StaffAccount = z.infer<typeof staffAccountView>

const tag = 'Staff'
const params = z.object({ id: z.uuid() })
const roles = z.array(z.enum(staffRoles)).check(z.maxLength(staffRoles.length))
const namePart = z.string().check(z.trim(), z.minLength(1), z.maxLength(100))

export const listStaff = describeEndpoint({
  name: 'listStaff',
  method: 'GET',
  path: '/desk/staff',
  summary: 'Everybody of the agency who has an account, for administrators',
  tag,
  gate: 'staff',
  answer: z.object({ items: z.array(staffAccountView) }),
  errors: ['not-signed-in', 'not-allowed'],
})

export const inviteStaff = describeEndpoint({
  name: 'inviteStaff',
  method: 'POST',
  path: '/desk/staff',
  summary: 'Invite somebody of the agency by mail; again for who has not accepted yet, and the earlier link is void',
  tag,
  gate: 'staff',
  status: 201,
  body: z.object({
    email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()),
    firstName: namePart,
    lastName: namePart,
    language: z.enum(languages),
    roles,
  }),
  answer: z.object({ id: z.string(), username: z.string() }),
  errors: ['not-signed-in', 'not-allowed', 'not-in-this-state'],
})

export const setStaffRoles = describeEndpoint({
  name: 'setStaffRoles',
  method: 'PATCH',
  path: '/desk/staff/:id',
  summary: 'Give somebody of the agency other roles; that person’s sessions end',
  tag,
  gate: 'staff',
  params,
  body: z.object({ version: z.int(), roles }),
  answer: staffAccountView,
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'changed-meanwhile', 'not-in-this-state'],
})

export const blockStaff = describeEndpoint({
  name: 'blockStaff',
  method: 'POST',
  path: '/desk/staff/:id/block',
  summary: 'Shut somebody of the agency out: sessions and sockets end at once',
  tag,
  gate: 'staff',
  params,
  body: z.object({ reason: z.enum(blockReasons) }),
  answer: staffAccountView,
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state'],
})

export const unblockStaff = describeEndpoint({
  name: 'unblockStaff',
  method: 'POST',
  path: '/desk/staff/:id/unblock',
  summary: 'Let somebody of the agency in again, with the password and the phone of before',
  tag,
  gate: 'staff',
  params,
  answer: staffAccountView,
  errors: ['not-signed-in', 'not-allowed', 'not-found'],
})
