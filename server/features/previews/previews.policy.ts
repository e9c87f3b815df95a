import { allowed, refused, type Verdict } from '../../platform/verdict.ts'

/** What helps those who build the product does not exist in production. */
export function maySeePreviews(mode: 'demo' | 'production'): Verdict {
  return mode === 'demo' ? allowed : refused('not-found')
}
