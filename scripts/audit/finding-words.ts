import type { Finding, Verdict } from './verify-trail.ts'

/** A finding as an auditor reads it: what is wrong and where. */
export function findingWords({ kind, position, upTo, eventId, sequence }: Finding): string {
  const places = upTo === undefined || upTo === position ? `position ${position}` : `positions ${position} to ${upTo}`
  const event = eventId === undefined ? '' : ` (event ${eventId})`
  switch (kind) {
    case 'removed':
      return `${places}${event}: removed`
    case 'changed':
      return `${places}${event}: changed after it was sealed`
    case 'moved':
      return `${places}${event}: put in another place`
    case 'seal-changed':
      return `${places}${event}: its seal was overwritten, the event itself fits`
    case 'added':
      return `${places}: added behind the head`
    case 'without-place':
      return `event ${eventId ?? ''}, the ${sequence ?? 0}. recorded: has no place in the chain: added past the product, or its place was taken out`
    case 'cut-off':
      return `${places}: cut off, though it was sealed`
    case 'recomputed':
      return `${places}: written anew: the chain no longer fits the head signed at position ${upTo ?? position}`
    case 'head-changed':
      return `${places}: the head's seal is not that of the last place`
    case 'wrong-signature':
      return `${places}: the signature of this head is wrong`
    case 'unknown-key':
      return `${places}: this head is signed with a key that AUDIT_KEY does not hold`
  }
}

/** The last lines: how much was looked at, and what that is worth. */
export function summaryWords({ findings, sealed, unsealed, signedHeads, keptHeads }: Verdict): string {
  const seen = `${sealed} sealed, ${unsealed} waiting to be sealed, ${signedHeads} signed heads, ${keptHeads} heads kept elsewhere`
  if (findings.length > 0) return `${findings.length} ${findings.length === 1 ? 'thing is' : 'things are'} wrong with the trail (${seen}).`
  const advice = keptHeads === 0 ? ' Give --heads FILE to compare with a copy kept elsewhere.' : ''
  return `The trail is sound (${seen}).${advice}`
}
