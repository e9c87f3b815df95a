import type { Actor } from '../actor.ts'
import { allowed, refused, type Verdict } from '../../platform/verdict.ts'

/** What became of a mail is written by the jobs that send it. */
export function maySystemKeepMailLog(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}
