import * as z from 'zod/mini'
import { describeEndpoint } from '../../../platform/http/endpoint.contract.ts'
import { screenLanguages, signInSteps } from '../identity.contract.ts'
import { comingBack, departure, leaving } from './pending-login.contract.ts'

/** Why a sign-in at the agency's own issuer did not succeed. Codes: they stand in addresses and in the trail. */
export const agencyRefusals = [
  /** Nobody was invited by the address that the issuer names. */
  'unknown-person',
  /** The issuer does not say that the address was confirmed. */
  'unconfirmed-address',
  /** The address is of an account that signs in there as somebody else: an address was given to another person. */
  'other-login',
  'blocked',
  'cancelled',
  'expired',
  'unavailable',
  'not-trusted',
] as const
export type AgencyRefusal = (typeof agencyRefusals)[number]

const tag = 'Signing in'

export const getSignInWays = describeEndpoint({
  name: 'getSignInWays',
  method: 'GET',
  path: '/session/ways',
  summary: 'What this installation offers to sign in by, beside the NISS, eID and itsme',
  tag,
  gate: 'anyone',
  answer: z.object({
    /** Staff may sign in at the agency's own issuer. */
    agency: z.boolean(),
  }),
  errors: [],
})

export const prepareAgency = describeEndpoint({
  name: 'prepareAgency',
  method: 'POST',
  path: '/session/agency',
  summary: 'Begin to sign in with an account of the agency: where to send the browser, and what it must hold until it comes back',
  tag,
  gate: 'anyone',
  idempotent: false,
  body: z.object(leaving),
  answer: departure,
  errors: ['not-found', 'too-many', 'unavailable'],
})

export const finishAgency = describeEndpoint({
  name: 'finishAgency',
  method: 'POST',
  path: '/session/agency/callback',
  summary: 'Finish signing in with an account of the agency, by what the browser brought back and what it held',
  tag,
  gate: 'anyone',
  idempotent: false,
  body: comingBack,
  answer: z.object({
    /** Null when it was refused; `otp` or `otp-setup` where the issuer did not ask for a second factor. */
    next: z.nullable(z.enum(signInSteps)),
    refused: z.nullable(z.enum(agencyRefusals)),
    language: z.nullable(z.enum(screenLanguages)),
    back: z.nullable(z.string()),
  }),
  errors: ['not-found', 'too-many'],
})
