import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'

/** Who reads registrations reads why a country is checked as it is: validators, administrators and auditors. */
export function maySeeCountryRules(actor: Actor): Verdict {
  if (actor.kind !== 'staff') return refused('not-signed-in')
  return actor.roles.some((role) => role === 'validator' || role === 'administrator' || role === 'auditor')
    ? allowed
    : refused('not-allowed')
}

/** The table is the administrators' to change. */
export function mayChangeCountryRules(actor: Actor): Verdict {
  const seen = maySeeCountryRules(actor)
  if (!seen.allowed) return seen
  return actor.kind === 'staff' && actor.roles.includes('administrator') ? allowed : refused('not-allowed')
}
