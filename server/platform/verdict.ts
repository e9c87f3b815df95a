import { HouseError } from './errors.ts'
import type { ErrorCode } from './error-codes.contract.ts'

/** A policy's answer. `because` is the code the caller gets: 404 where not even the thing's existence may be told. */
export type Verdict = { allowed: true } | { allowed: false; because: ErrorCode; next?: string }

export const allowed: Verdict = { allowed: true }
export const refused = (because: ErrorCode): Verdict => ({ allowed: false, because })

/** Throws what the policy said, or returns. */
export function demand(verdict: Verdict): void {
  if (!verdict.allowed) throw new HouseError(verdict.because, { next: verdict.next })
}
