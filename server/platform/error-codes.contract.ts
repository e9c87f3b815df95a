import * as z from 'zod/mini'

/** Every code a problem document may carry, with its status (contract of the API, section 2). */
export const errorStatuses = {
  malformed: 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'foreign-origin': 403,
  'step-required': 403,
  'not-allowed': 403,
  'not-found': 404,
  'changed-meanwhile': 409,
  'not-in-this-state': 409,
  'claimed-by-other': 409,
  'number-not-confirmed': 409,
  'proof-not-clean': 409,
  'link-expired': 410,
  'link-used': 410,
  'too-large': 413,
  'wrong-type': 415,
  'invalid-input': 422,
  'niss-in-url': 422,
  'key-reused': 422,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatuses
export const errorCodes = Object.keys(errorStatuses) as readonly ErrorCode[]

/** What is wrong with one field. `path` is dotted with indices: `legalRepresentatives.0.birthDate`. */
export const fieldProblem = z.object({ path: z.string(), code: z.string(), message: z.string() })

/** RFC 9457. `current` is the present record after a conflict, for who may see it; `next` the sign-in step still to do. */
export const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  requestId: z.string(),
  detail: z.optional(z.string()),
  fields: z.optional(z.array(fieldProblem)),
  current: z.optional(z.unknown()),
  next: z.optional(z.string()),
  retryAfterSeconds: z.optional(z.int()),
})
export type ProblemDocument = z.infer<typeof problemDocument>
