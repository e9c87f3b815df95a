import * as z from 'zod/mini'
import { describeEndpoint, listOf, listQuery } from '../../../platform/http/endpoint.contract.ts'
import { languages } from '../identity.contract.ts'

/** What somebody may do with the account that is his own. */
export const accountAbilities = ['changeEmail', 'changePassword', 'addPhone', 'removePhone', 'renewRecoveryCodes'] as const
export type AccountAbility = (typeof accountAbilities)[number]

/** What of one's own factors was changed in My account; the owner is told by mail. */
export const ownFactors = ['password', 'phone-added', 'phone-removed', 'recovery-codes'] as const
export type OwnFactor = (typeof ownFactors)[number]

const tag = 'My account'
const secret = z.string().check(z.minLength(1), z.maxLength(1000))
const oneTimeCode = z.string().check(z.minLength(1), z.maxLength(40))
/** Left out where signing in itself, a few minutes ago, is the proof. */
const password = z.optional(secret)
const mailedToken = z.string().check(z.minLength(20), z.maxLength(200))

const phoneView = z.object({
  id: z.string(),
  linkedAt: z.string(),
  /** When its last code was given; null before the first. */
  lastUsedAt: z.nullable(z.string()),
})

export const accountView = z.object({
  name: z.string(),
  username: z.string(),
  /** Of persons of companies; staff have no number here. */
  nissMasked: z.nullable(z.string()),
  email: z.string(),
  language: z.enum(languages),
  phones: z.array(phoneView),
  recoveryCodesLeft: z.int(),
  /** Null where none was ever chosen here. */
  passwordChangedAt: z.nullable(z.string()),
  /** False where one signs in by eID or itsme alone. */
  hasPassword: z.boolean(),
  /** Until when signing in counts as proof, so that no password is asked for; null when that is over. */
  provenUntil: z.nullable(z.string()),
  version: z.int(),
  abilities: z.array(z.enum(accountAbilities)),
})
export type AccountView = z.infer<typeof accountView>

export const getAccount = describeEndpoint({
  name: 'getAccount',
  method: 'GET',
  path: '/account',
  summary: 'Your own account: address, language, phones and codes',
  tag,
  gate: 'session',
  answer: accountView,
  errors: ['not-signed-in', 'step-required'],
})

export const changeAccount = describeEndpoint({
  name: 'changeAccount',
  method: 'PATCH',
  path: '/account',
  summary: 'Choose the language in which you are written to',
  tag,
  gate: 'session',
  body: z.object({ version: z.int(), language: z.enum(languages) }),
  answer: accountView,
  errors: ['not-signed-in', 'step-required', 'changed-meanwhile'],
})

export const askEmailChange = describeEndpoint({
  name: 'askEmailChange',
  method: 'POST',
  path: '/account/email',
  summary: 'Ask for another address: it changes once the link mailed to it is used; the present address is told at once',
  tag,
  gate: 'session',
  status: 202,
  body: z.object({ email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()), password }),
  errors: ['not-signed-in', 'step-required', 'wrong-credentials', 'too-many'],
})

export const lookEmailChange = describeEndpoint({
  name: 'lookEmailChange',
  method: 'POST',
  path: '/account/email/look',
  summary: 'Whether a link that confirms an address is still good, and which address it is',
  tag,
  gate: 'anyone',
  idempotent: false,
  body: z.object({ token: mailedToken }),
  answer: z.object({ email: z.string() }),
  errors: ['link-expired', 'link-used', 'not-found', 'too-many'],
})

export const confirmEmailChange = describeEndpoint({
  name: 'confirmEmailChange',
  method: 'POST',
  path: '/account/email/confirm',
  summary: 'Confirm a new address by the token of its mailed link; the address of before is told',
  tag,
  gate: 'anyone',
  idempotent: false,
  body: z.object({ token: mailedToken }),
  answer: z.object({ email: z.string() }),
  errors: ['link-expired', 'link-used', 'not-found', 'too-many'],
})

export const changeOwnPassword = describeEndpoint({
  name: 'changeOwnPassword',
  method: 'POST',
  path: '/account/password',
  summary: 'Replace your password; all other sessions end',
  tag,
  gate: 'session',
  status: 204,
  body: z.object({ current: secret, password: secret }),
  errors: ['not-signed-in', 'step-required', 'not-in-this-state', 'wrong-credentials', 'too-many'],
})

const phoneSetup = z.object({ secret: z.string(), otpauthUrl: z.string() })

export const beginPhone = describeEndpoint({
  name: 'beginPhone',
  method: 'POST',
  path: '/account/phones',
  summary: 'Begin to link a second phone; needs the password, or a session that began less than ten minutes ago',
  tag,
  gate: 'session',
  status: 201,
  body: z.object({ password }),
  answer: phoneSetup,
  errors: ['not-signed-in', 'step-required', 'not-in-this-state', 'wrong-credentials', 'too-many'],
})

export const getPhoneSetup = describeEndpoint({
  name: 'getPhoneSetup',
  method: 'GET',
  path: '/account/phones/setup',
  summary: 'The phone this session has begun to link; the same until it is confirmed, for half an hour',
  tag,
  gate: 'session',
  answer: phoneSetup,
  errors: ['not-signed-in', 'step-required', 'not-found'],
})

export const confirmPhone = describeEndpoint({
  name: 'confirmPhone',
  method: 'POST',
  path: '/account/phones/confirm',
  summary: 'Confirm the second phone with its first code',
  tag,
  gate: 'session',
  body: z.object({ code: oneTimeCode }),
  answer: accountView,
  errors: ['not-signed-in', 'step-required', 'not-in-this-state', 'wrong-credentials', 'too-many'],
})

export const removePhone = describeEndpoint({
  name: 'removePhone',
  method: 'DELETE',
  path: '/account/phones/:id',
  summary: 'Unlink a phone, never the last one; needs the password or a code',
  tag,
  gate: 'session',
  params: z.object({ id: z.uuid() }),
  body: z.object({ password, code: z.optional(oneTimeCode) }),
  answer: accountView,
  errors: ['not-signed-in', 'step-required', 'not-found', 'not-in-this-state', 'wrong-credentials', 'too-many'],
})

export const renewRecoveryCodes = describeEndpoint({
  name: 'renewRecoveryCodes',
  method: 'POST',
  path: '/account/recovery-codes',
  summary: 'Ten new recovery codes, shown once; those of before no longer work',
  tag,
  gate: 'session',
  body: z.object({ password }),
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ['not-signed-in', 'step-required', 'not-in-this-state', 'wrong-credentials', 'too-many'],
})

/** A browser as people call it; null where it does not say. */
const browserView = z.object({ name: z.nullable(z.string()), system: z.nullable(z.string()) })
export type BrowserView = z.infer<typeof browserView>

const ownSession = z.object({
  id: z.string(),
  startedAt: z.string(),
  lastSeenAt: z.string(),
  authMethod: z.string(),
  browser: browserView,
  ip: z.nullable(z.string()),
  current: z.boolean(),
})
export type OwnSession = z.infer<typeof ownSession>

export const listOwnSessions = describeEndpoint({
  name: 'listOwnSessions',
  method: 'GET',
  path: '/account/sessions',
  summary: 'Where you are signed in now',
  tag,
  gate: 'session',
  answer: z.object({ items: z.array(ownSession) }),
  errors: ['not-signed-in', 'step-required'],
})

export const endOwnSession = describeEndpoint({
  name: 'endOwnSession',
  method: 'DELETE',
  path: '/account/sessions/:id',
  summary: 'End one of your sessions, wherever it is',
  tag,
  gate: 'session',
  status: 204,
  params: z.object({ id: z.uuid() }),
  errors: ['not-signed-in', 'step-required', 'not-found'],
})

export const endOtherSessions = describeEndpoint({
  name: 'endOtherSessions',
  method: 'POST',
  path: '/account/sessions/end-others',
  summary: 'End all your sessions but this one',
  tag,
  gate: 'session',
  answer: z.object({ ended: z.int() }),
  errors: ['not-signed-in', 'step-required'],
})

/** How a try to sign in ended. */
/** `refused`: somebody was proven elsewhere (eID, itsme, the agency's issuer), and not let in. */
export const signInResults = ['signed-in', 'wrong-password', 'wrong-code', 'refused'] as const

const signInEntry = z.object({
  id: z.string(),
  at: z.string(),
  result: z.enum(signInResults),
  /** Such as `password+code`; null where nothing was proven. */
  authMethod: z.nullable(z.string()),
  browser: browserView,
  ip: z.nullable(z.string()),
})
export type SignInEntry = z.infer<typeof signInEntry>

export const listSignIns = describeEndpoint({
  name: 'listSignIns',
  method: 'GET',
  path: '/account/sign-ins',
  summary: 'Who signed in with your account, or tried to, in the last twelve months; newest first',
  tag,
  gate: 'session',
  query: z.object({ ...listQuery }),
  answer: listOf(signInEntry),
  errors: ['not-signed-in', 'step-required'],
})

/** When a session ends: `endsAt` if nothing more is done with it. `now` is our clock, since that of a browser may be off. */
const sessionEnd = z.object({ now: z.string(), endsAt: z.string(), endsInAnyCaseAt: z.string() })
export type SessionEnd = z.infer<typeof sessionEnd>

export const lookSessionEnd = describeEndpoint({
  name: 'lookSessionEnd',
  method: 'GET',
  path: '/session/end',
  summary: 'When this session ends; asked with `x-live: 1` it is not extended by the question',
  tag: 'Signing in',
  gate: 'session',
  answer: sessionEnd,
  errors: ['not-signed-in'],
})

export const extendSession = describeEndpoint({
  name: 'extendSession',
  method: 'POST',
  path: '/session/extend',
  summary: 'Stay signed in: counts as use, as any act of yours does',
  tag: 'Signing in',
  gate: 'session',
  idempotent: false,
  answer: sessionEnd,
  errors: ['not-signed-in'],
})
