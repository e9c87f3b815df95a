import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'

/** Whether two people are one is the validators' to see and to say; for everybody else these persons do not exist. */
export function mayDecideDuplicates(actor: Actor): Verdict {
  return actor.kind === 'staff' && actor.roles.includes('validator') ? allowed : refused('not-found')
}
