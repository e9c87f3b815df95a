import { CannotBeMended } from './define-job.ts'

/** Says that the job is to be taken up again, and after which pause. */
export class TryLater extends Error {
  readonly pauseMs: number
  /** Nothing was tried: taking it up does not count. */
  readonly isPutBack: boolean
  constructor(code: string, pauseMs: number, isPutBack = false) {
    super(code)
    this.name = 'TryLater'
    this.pauseMs = pauseMs
    this.isPutBack = isPutBack
  }
}

/** One attempt took longer than its job may. */
export class TimeLimitPassed extends Error {
  readonly code = 'time-limit-passed'
  constructor() {
    super('time-limit-passed')
    this.name = 'TimeLimitPassed'
  }
}

/** The code of a fault, for staff and ledger. Only what looks like a code is shown: messages may hold data of persons. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^[\w.-]{1,60}$/.test(code)) return code
  if (error.cause instanceof Error) return codeOf(error.cause)
  return error.name === 'Error' ? 'unknown' : error.name
}

/** True where trying again cannot help: a job said so, or a gateway did (`retryable: false`). */
export function isBeyondMending(error: unknown): boolean {
  return error instanceof CannotBeMended || (error instanceof Error && 'retryable' in error && error.retryable === false)
}

/** The pause after the n-th failed attempt: doubling, capped, and spread so that what failed together does not return together. */
export function pauseAfter(attempt: number, backoff: { firstMs: number; longestMs: number }, random = Math.random()): number {
  const grown = Math.min(backoff.longestMs, backoff.firstMs * 2 ** Math.min(attempt - 1, 30))
  return Math.round(grown * (0.75 + random / 2))
}
