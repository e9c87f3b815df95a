import * as z from 'zod/mini'
import { describeEndpoint } from '../../platform/http/endpoint.contract.ts'

/** Languages of the screens; correspondence (mails, PDFs, decisions) is in the first three (S36). */
export const screenLanguages = ['nl', 'fr', 'en', 'de'] as const
export type ScreenLanguage = (typeof screenLanguages)[number]
export const languages = ['nl', 'fr', 'en'] as const
export type Language = (typeof languages)[number]

export const sexes = ['F', 'M', 'X'] as const
export type Sex = (typeof sexes)[number]

/** Finds a letter that is not Latin; signs that every script shares are none. The registers hold Latin letters only. */
export const notLatin = /[^\P{L}\p{Script=Latin}\p{Script=Common}]/u

export const nissStates = ['asked', 'issued', 'suspected-duplicate'] as const
export type NissState = (typeof nissStates)[number]

/** Where the desk learned of somebody a person may be: the register's search, a number of ours, or a name that differs. */
export const candidateSources = ['register', 'own-number', 'name-differs'] as const
export type CandidateSource = (typeof candidateSources)[number]

export const accountKinds = ['person', 'staff'] as const
export const staffRoles = ['validator', 'inspector', 'certificate-officer', 'finance', 'administrator', 'auditor'] as const
export type StaffRole = (typeof staffRoles)[number]

/** By what guessing at many accounts was seen: one network, or one password. */
export const guessingKinds = ['network', 'password'] as const
export type GuessingKind = (typeof guessingKinds)[number]

/** What a session still has to do. */
export const signInSteps = ['otp', 'otp-setup', 'new-password', 'profile', 'done'] as const
export type SignInStep = (typeof signInSteps)[number]

const next = z.object({ next: z.enum(signInSteps) })

export const signIn = describeEndpoint({
  name: 'signIn',
  method: 'POST',
  path: '/session',
  summary: 'Begin to sign in with user name (or NISS) and password',
  tag: 'Signing in',
  gate: 'anyone',
  idempotent: false,
  body: z.object({
    username: z.string().check(z.minLength(1), z.maxLength(200)),
    password: z.string().check(z.minLength(1), z.maxLength(1000)),
  }),
  /** `saferWay`: there is a safer way for this person, eID or itsme (S82). */
  answer: z.object({ next: z.enum(signInSteps), saferWay: z.optional(z.literal(true)) }),
  errors: ['wrong-credentials', 'too-many'],
})

export const getOtpSetup = describeEndpoint({
  name: 'getOtpSetup',
  method: 'GET',
  path: '/session/otp-setup',
  summary: 'The secret to link a phone with; the same until it is confirmed',
  tag: 'Signing in',
  gate: 'session',
  answer: z.object({ secret: z.string(), otpauthUrl: z.string() }),
  errors: ['not-signed-in', 'step-required'],
})

export const confirmOtpSetup = describeEndpoint({
  name: 'confirmOtpSetup',
  method: 'POST',
  path: '/session/otp-setup',
  summary: 'Confirm the phone with its first code',
  tag: 'Signing in',
  gate: 'session',
  idempotent: false,
  body: z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)) }),
  answer: z.object({ next: z.enum(signInSteps), recoveryCodes: z.array(z.string()) }),
  errors: ['not-signed-in', 'step-required', 'wrong-credentials', 'too-many'],
})

export const verifyOtp = describeEndpoint({
  name: 'verifyOtp',
  method: 'POST',
  path: '/session/otp',
  summary: 'Give the six digits of the phone, or a recovery code',
  tag: 'Signing in',
  gate: 'session',
  idempotent: false,
  body: z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)) }),
  answer: next,
  errors: ['not-signed-in', 'step-required', 'wrong-credentials', 'too-many'],
})

export const setNewPassword = describeEndpoint({
  name: 'setNewPassword',
  method: 'POST',
  path: '/session/new-password',
  summary: 'Replace the temporary password by one of your own',
  tag: 'Signing in',
  gate: 'session',
  idempotent: false,
  body: z.object({ password: z.string().check(z.minLength(1), z.maxLength(1000)) }),
  answer: next,
  errors: ['not-signed-in', 'step-required'],
})

export const sessionView = z.object({
  next: z.enum(signInSteps),
  person: z.object({ id: z.string(), name: z.string(), language: z.enum(languages) }),
  organisation: z.nullable(z.object({ id: z.string(), name: z.string() })),
  roles: z.array(z.string()),
  applications: z.array(z.string()),
  expiresAt: z.string(),
})
export type SessionView = z.infer<typeof sessionView>

export const getSession = describeEndpoint({
  name: 'getSession',
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in, and what is still to do',
  tag: 'Signing in',
  gate: 'session',
  answer: sessionView,
  errors: ['not-signed-in'],
})

export const signOut = describeEndpoint({
  name: 'signOut',
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out',
  tag: 'Signing in',
  gate: 'session',
  status: 204,
  errors: ['not-signed-in'],
})

/** Why a validator has new credentials sent (S54). Codes only: they are kept in the trail. */
export const resendReasons = ['not-received', 'bounced', 'expired', 'asked-by-company'] as const
export type ResendReason = (typeof resendReasons)[number]

/** Whether a person can be sent new first credentials, and why not. */
export const credentialStates = ['can-be-sent', 'has-own-password', 'no-number', 'blocked'] as const
export type CredentialState = (typeof credentialStates)[number]

export const resendCredentials = describeEndpoint({
  name: 'resendCredentials',
  method: 'POST',
  path: '/desk/persons/:id/resend-credentials',
  summary: 'Issue a new temporary password and mail NISS and password again; the earlier one no longer works (S54)',
  tag: 'Desk',
  gate: 'staff',
  status: 202,
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason: z.enum(resendReasons) }),
  answer: z.object({ personId: z.string(), state: z.enum(credentialStates) }),
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state'],
})

/** Staff are invited by an administrator; the mailed link opens a page where the first password is chosen. */
export const getInvitation = describeEndpoint({
  name: 'getInvitation',
  method: 'POST',
  path: '/invitations/look',
  summary: 'Whether an invitation is still good, and whose',
  tag: 'Signing in',
  gate: 'anyone',
  idempotent: false,
  body: z.object({ token: z.string().check(z.minLength(20), z.maxLength(200)) }),
  answer: z.object({ name: z.string(), username: z.string() }),
  errors: ['link-expired', 'link-used', 'not-found'],
})

export const acceptInvitation = describeEndpoint({
  name: 'acceptInvitation',
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Accept an invitation with a password of your own',
  tag: 'Signing in',
  gate: 'anyone',
  idempotent: false,
  body: z.object({
    token: z.string().check(z.minLength(20), z.maxLength(200)),
    password: z.string().check(z.minLength(1), z.maxLength(1000)),
  }),
  answer: next,
  errors: ['link-expired', 'link-used', 'not-found', 'too-many'],
})
