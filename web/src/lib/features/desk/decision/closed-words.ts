import type { DeskRecord } from '#server/features/registrations/registrations.contract.ts'
import { m } from '#lib/words.ts'

/** Why approving is closed, or what can be done now: one sentence for the bar. */
export function closedBecause(record: DeskRecord): string {
  switch (record.status) {
    case 'approved':
      return m.closed_approved()
    case 'refused':
      return m.closed_refused()
    case 'withdrawn':
      return m.closed_withdrawn()
    case 'correction-asked':
      return m.closed_with_company()
    case 'draft':
      return ''
    case 'submitted':
    case 'in-review':
      return openWord(record)
  }
}

function openWord(record: DeskRecord): string {
  if (record.abilities.includes('approve')) return m.open_to_decide()
  if (record.abilities.includes('claim') && !record.abilities.includes('release')) return m.open_to_claim()
  const code = record.closed['approve']
  const words: Record<string, () => string> = {
    'number-not-confirmed': m.closed_number,
    'proof-not-clean': m.closed_proof,
    'already-admitted': m.closed_admitted,
    'claimed-by-other': () => m.closed_claimed({ name: record.claim?.by.name ?? '' }),
    'not-allowed': m.closed_not_allowed,
  }
  return (code === undefined ? undefined : words[code]?.()) ?? ''
}
