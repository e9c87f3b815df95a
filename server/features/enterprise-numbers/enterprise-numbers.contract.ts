import * as z from 'zod/mini'
import { describeEndpoint, listOf, listQuery } from '../../platform/http/endpoint.contract.ts'
import { address, countryCode, textLine } from '../companies/companies.contract.ts'
import { languages } from '../identity/identity.contract.ts'

/**
 * A request for an enterprise number: sent, accepted by the desk and put to the company register, ended with a number, or
 * refused by the desk or the register (S33).
 */
export const numberRequestStatuses = ['submitted', 'accepted', 'numbered', 'refused'] as const
export type NumberRequestStatus = (typeof numberRequestStatuses)[number]

export const numberRequestDecisions = ['accept', 'refuse'] as const
export type NumberRequestDecision = (typeof numberRequestDecisions)[number]

/** What the company register says when it holds the company already: its number is as good as a new one. */
export const alreadyExists = 'ALREADY_EXISTS'

const email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email())
const byId = z.object({ id: z.uuid() })

export const numberRequestInput = z.object({
  country: countryCode,
  language: z.enum(languages),
  name: textLine(200),
  /** Its number in the register of its own country. */
  foreignNumber: z.optional(z.nullable(textLine(60))),
  legalForm: z.optional(z.nullable(textLine(60))),
  address,
  contact: z.object({ name: textLine(200), email }),
})

export const requestEnterpriseNumber = describeEndpoint({
  name: 'requestEnterpriseNumber',
  method: 'POST',
  path: '/enterprise-number-requests',
  summary: 'Ask for an enterprise number, for a company outside Europe that has none (Manual FR §2.1)',
  tag: 'Registering',
  gate: 'anyone',
  status: 201,
  body: numberRequestInput,
  answer: z.object({ id: z.string(), reference: z.string(), status: z.enum(numberRequestStatuses), version: z.int() }),
  errors: ['invalid-input', 'not-allowed', 'too-many'],
})

export const numberRequestRow = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum(numberRequestStatuses),
  version: z.int(),
  country: z.string(),
  name: z.string(),
  cbeNumber: z.nullable(z.string()),
  createdAt: z.string(),
  decidedAt: z.nullable(z.string()),
})
export type NumberRequestRow = z.infer<typeof numberRequestRow>

/** Who may be the same company: another request, or a company that is admitted. */
export const likelyDuplicate = z.object({
  kind: z.enum(['request', 'company']),
  id: z.string(),
  reference: z.nullable(z.string()),
  name: z.string(),
  cbeNumber: z.nullable(z.string()),
})
export type LikelyDuplicate = z.infer<typeof likelyDuplicate>

export const numberRequestRecord = z.extend(numberRequestRow, {
  language: z.enum(languages),
  foreignNumber: z.nullable(z.string()),
  legalForm: z.nullable(z.string()),
  address,
  contact: z.object({ name: z.string(), email: z.string() }),
  /** The register held the company already, under this number. */
  existed: z.boolean(),
  /** Why the desk refused, in its own words. */
  reason: z.nullable(z.string()),
  /** Why the register refused, by its code. */
  code: z.nullable(z.string()),
  decidedBy: z.nullable(z.object({ id: z.string(), name: z.string() })),
  finishedAt: z.nullable(z.string()),
  duplicates: z.array(likelyDuplicate),
  timeline: z.array(
    z.object({
      id: z.string(),
      event: z.string(),
      at: z.string(),
      by: z.object({ kind: z.string(), name: z.nullable(z.string()) }),
      version: z.int(),
    }),
  ),
  abilities: z.array(z.enum(numberRequestDecisions)),
})
export type NumberRequestRecord = z.infer<typeof numberRequestRecord>

export const listNumberRequests = describeEndpoint({
  name: 'listNumberRequests',
  method: 'GET',
  path: '/desk/enterprise-number-requests',
  summary: 'Requests for an enterprise number',
  tag: 'Desk',
  gate: 'staff',
  query: z.object({
    ...listQuery,
    /** One or more statuses, comma-separated; `open` (the default) for what is not ended, `all` for everything. */
    status: z.optional(z.string().check(z.maxLength(200))),
    q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
  }),
  answer: z.extend(listOf(numberRequestRow), { counts: z.record(z.enum(numberRequestStatuses), z.int()) }),
  errors: ['not-signed-in', 'not-allowed', 'niss-in-url', 'invalid-input'],
})

export const getNumberRequest = describeEndpoint({
  name: 'getNumberRequest',
  method: 'GET',
  path: '/desk/enterprise-number-requests/:id',
  summary: 'One request for an enterprise number',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  answer: numberRequestRecord,
  errors: ['not-signed-in', 'not-found'],
})

export const decideNumberRequest = describeEndpoint({
  name: 'decideNumberRequest',
  method: 'POST',
  path: '/desk/enterprise-number-requests/:id/decision',
  summary: 'Put a company to the company register, or refuse to, with the reason',
  tag: 'Desk',
  gate: 'staff',
  params: byId,
  body: z.object({
    version: z.int().check(z.minimum(1)),
    decision: z.enum(numberRequestDecisions),
    reason: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(2000)))),
  }),
  answer: numberRequestRecord,
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'changed-meanwhile', 'not-in-this-state', 'invalid-input'],
})
