import * as z from 'zod/mini'
import { describeEndpoint } from '../../../platform/http/endpoint.contract.ts'
import { profileState } from '../../profiles/profiles.contract.ts'

/** Why support has a link mailed (S131). Codes only: they are kept in the trail. */
export const accountHelpReasons = ['no-mail', 'lost-phone', 'forgotten-password', 'other-fault'] as const
export type AccountHelpReason = (typeof accountHelpReasons)[number]

export const passwordStates = ['none', 'temporary', 'expired', 'own'] as const
export type PasswordState = (typeof passwordStates)[number]

/** What a person tells support: NISS, name and address must all be those of one account (Manual FR FAQ 8). */
const told = {
  niss: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()),
}

/** How an account stands, to be held against what the person says he sees. */
export const accountDiagnosis = z.object({
  name: z.string(),
  username: z.string(),
  blocked: z.boolean(),
  password: z.enum(passwordStates),
  phones: z.int(),
  lastSignInAt: z.nullable(z.string()),
  /** A link is being waited for at this moment. */
  linkUntil: z.nullable(z.string()),
  ties: z.array(z.object({ company: z.string(), role: z.string(), accepted: z.boolean() })),
  /** What the person finds at the last step of signing in, computed as there (S137). */
  profiles: profileState,
  abilities: z.array(z.enum(['mailLink'])),
})
export type AccountDiagnosis = z.infer<typeof accountDiagnosis>

export const lookAtAccount = describeEndpoint({
  name: 'lookAtAccount',
  method: 'POST',
  path: '/desk/account-help/look',
  summary: 'How the account stands whose NISS, name and address all fit; null where they do not, without saying which',
  tag: 'Desk',
  gate: 'staff',
  idempotent: false,
  body: z.object(told),
  answer: z.object({ account: z.nullable(accountDiagnosis) }),
  errors: ['not-signed-in', 'not-allowed', 'too-many'],
})

export const mailAccountLink = describeEndpoint({
  name: 'mailAccountLink',
  method: 'POST',
  path: '/desk/account-help/link',
  summary: 'Mail a link that works 24 hours, once, to the address of the account whose NISS, name and address all fit (S131)',
  tag: 'Desk',
  gate: 'staff',
  status: 202,
  idempotent: false,
  body: z.object({ ...told, reason: z.enum(accountHelpReasons) }),
  answer: z.object({ username: z.string() }),
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state', 'too-many'],
})
