import { errorStatuses, type ErrorCode } from './error-codes.contract.ts'

/** A field that is wrong, before it has words: the translator adds the message in the reader's language. */
export type FieldFault = { path: string; code: string; facts?: Record<string, string | number> }

export type ErrorFacts = {
  fields?: FieldFault[]
  /** The present record, already as a view the caller may see. */
  current?: unknown
  /** The sign-in step still to do. */
  next?: string
  retryAfterSeconds?: number
}

/**
 * The one error of the product. Recognise it by `code`, never by `instanceof`: the web's bundle holds a second copy of
 * every class.
 */
export class HouseError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly facts: ErrorFacts
  constructor(code: ErrorCode, facts: ErrorFacts = {}) {
    super(code)
    this.name = 'HouseError'
    this.code = code
    this.status = errorStatuses[code]
    this.facts = facts
  }
}

export const notFound = () => new HouseError('not-found')
export const conflict = (
  code: 'changed-meanwhile' | 'not-in-this-state' | 'claimed-by-other' | 'number-not-confirmed' | 'proof-not-clean',
  current?: unknown,
) => new HouseError(code, { current })
export const invalidInput = (fields: FieldFault[]) => new HouseError('invalid-input', { fields })
export const unavailable = (retryAfterSeconds = 5) => new HouseError('unavailable', { retryAfterSeconds })
export const tooMany = (retryAfterSeconds: number) => new HouseError('too-many', { retryAfterSeconds })

/** True for our own error, wherever its class was loaded. */
export function isHouseError(error: unknown): error is HouseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code in errorStatuses && 'facts' in error
}
