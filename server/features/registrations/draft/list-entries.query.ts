import type { Secret } from '../../../platform/config.ts'
import { unseal } from '../../../platform/crypto/sealed.ts'
import { notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { EntriesView } from './drafts.contract.ts'
import { listEntryRows, type EntriesRow } from './entries.repository.ts'
import { maySeeOwn, scopeFor } from '../registrations.policy.ts'
import { findRegistration } from '../registrations.repository.ts'
import { isEditable } from '../registrations.rules.ts'

/** What sealed entries are bound to, so that those of one page do not open in the place of another's. */
export function entriesContext({ registrationId, step }: Pick<EntriesRow, 'registrationId' | 'step'>): string {
  return `registration-entries:${registrationId}:${step}`
}

/** What an applicant has typed and not saved, page by page; to himself it is shown as he typed it. */
export async function listEntries(house: House, actor: Actor, id: string): Promise<EntriesView[]> {
  demand(maySeeOwn(actor, id))
  const scope = scopeFor(actor)
  const row = await findRegistration(house.db, scope, id)
  if (!row) throw notFound()
  if (!isEditable(row.status)) return []
  return (await listEntryRows(house.db, scope, id)).map((entry) => entriesView(entry, house.config.keys.niss))
}

export function entriesView(row: EntriesRow, keys: readonly Secret[]): EntriesView {
  const { step, revision, savedAt, valuesSealed } = row
  const values = valuesSealed && (JSON.parse(unseal(keys, entriesContext(row), valuesSealed)) as Record<string, string>)
  return { step, values, revision, savedAt: savedAt.toISOString() }
}
