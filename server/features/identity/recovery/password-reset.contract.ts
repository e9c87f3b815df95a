import * as z from 'zod/mini'
import { describeEndpoint } from '../../../platform/http/endpoint.contract.ts'
import { signInSteps } from '../identity.contract.ts'

/** The way in by a mailed link: both factors are set anew, and the old ones count until both are (Manual FR FAQ 8). */
export const resetMethod = 'reset-link'

const token = z.string().check(z.minLength(20), z.maxLength(200))

/** "Forgot Password" (S128). The answer is the same whether anybody has this address or not. */
export const requestPasswordReset = describeEndpoint({
  name: 'requestPasswordReset',
  method: 'POST',
  path: '/password-reset',
  summary: 'Ask for a link by mail, to link a phone and choose a new password; it works 5 minutes, once',
  tag: 'Signing in',
  gate: 'anyone',
  idempotent: false,
  status: 202,
  body: z.object({ email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()) }),
  errors: ['too-many'],
})

export const lookPasswordReset = describeEndpoint({
  name: 'lookPasswordReset',
  method: 'GET',
  path: '/password-reset/:token',
  summary: 'Whether a mailed link is still good, and whose; changes nothing',
  tag: 'Signing in',
  gate: 'anyone',
  params: z.object({ token }),
  answer: z.object({ name: z.string(), username: z.string() }),
  errors: ['link-expired', 'link-used', 'not-found', 'too-many'],
})

export const usePasswordReset = describeEndpoint({
  name: 'usePasswordReset',
  method: 'POST',
  path: '/password-reset/:token',
  summary: 'Use the mailed link: a session that links a phone and chooses a password; the old ones count until both are set',
  tag: 'Signing in',
  gate: 'anyone',
  idempotent: false,
  params: z.object({ token }),
  /** `approval`: no session yet; a company demands that the desk approves it, and a fresh link is mailed then. */
  answer: z.object({ next: z.enum([...signInSteps, 'approval']) }),
  errors: ['link-expired', 'link-used', 'not-found', 'too-many'],
})
