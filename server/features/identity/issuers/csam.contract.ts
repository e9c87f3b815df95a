import * as z from 'zod/mini'
import { describeEndpoint } from '../../../platform/http/endpoint.contract.ts'
import { screenLanguages, signInSteps } from '../identity.contract.ts'
import { comingBack, departure, leaving } from './pending-login.contract.ts'

/** By what the federal sign-in (CSAM) makes somebody known: the identity card, or the app (Manual FR §4.3). */
export const csamMeans = ['eid', 'itsme'] as const
export type CsamMeans = (typeof csamMeans)[number]

/** Why a sign-in by CSAM did not succeed. Codes: they stand in addresses and in the trail. */
export const csamRefusals = [
  'unknown-person',
  'blocked',
  'resident-card',
  'kids-id',
  'cancelled',
  'wrong-pin',
  'card-blocked',
  'too-weak',
  'expired',
  'unavailable',
  'not-trusted',
] as const
export type CsamRefusal = (typeof csamRefusals)[number]

export const prepareCsam = describeEndpoint({
  name: 'prepareCsam',
  method: 'POST',
  path: '/session/csam',
  summary: 'Begin to sign in with eID or itsme: where to send the browser, and what it must hold until it comes back',
  tag: 'Signing in',
  gate: 'anyone',
  idempotent: false,
  body: z.object({
    acr: z.enum(csamMeans),
    ...leaving,
  }),
  answer: departure,
  errors: ['too-many', 'unavailable'],
})

export const finishCsam = describeEndpoint({
  name: 'finishCsam',
  method: 'POST',
  path: '/session/csam/callback',
  summary: 'Finish signing in with eID or itsme, by what the browser brought back from CSAM and what it held',
  tag: 'Signing in',
  gate: 'anyone',
  idempotent: false,
  body: comingBack,
  answer: z.object({
    /** Null when it was refused. */
    next: z.nullable(z.enum(signInSteps)),
    refused: z.nullable(z.enum(csamRefusals)),
    /** What was asked for at the beginning, as far as that is known. */
    acr: z.nullable(z.enum(csamMeans)),
    language: z.nullable(z.enum(screenLanguages)),
    back: z.nullable(z.string()),
  }),
  errors: ['too-many'],
})
