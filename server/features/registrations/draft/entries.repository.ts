import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { registrationEntries as entries, registrations } from '#db/schema/registrations.ts'
import type { Scope } from '../../scope.ts'
import type { EntryStep } from './drafts.contract.ts'
import { inScope } from '../registrations.repository.ts'

export type EntriesRow = typeof entries.$inferSelect

export async function listEntryRows(reader: Reader, scope: Scope, registrationId: string): Promise<EntriesRow[]> {
  const rows = await reader
    .select({ entry: entries })
    .from(entries)
    .innerJoin(registrations, eq(entries.registrationId, registrations.id))
    .where(and(eq(entries.registrationId, registrationId), inScope(scope)))
    .orderBy(asc(entries.step))
  return rows.map((row) => row.entry)
}

/** Writes what a page has typed; the caller holds the registration's lock, so its revision is the next one. */
export async function writeEntries(tx: Transaction, row: EntriesRow): Promise<void> {
  const { registrationId: _, step: __, ...values } = row
  await tx
    .insert(entries)
    .values(row)
    .onConflictDoUpdate({ target: [entries.registrationId, entries.step], set: values })
}

/** Takes away what was typed on pages that are saved now. The emptied rows tell pages that were opened before. */
export async function emptyEntries(tx: Transaction, registrationId: string, steps: readonly EntryStep[], now: Date): Promise<void> {
  if (steps.length === 0) return
  const empty = { writer: null, turn: 0, valuesSealed: null, savedAt: now }
  await tx
    .insert(entries)
    .values(steps.map((step) => ({ registrationId, step, revision: 1, ...empty })))
    .onConflictDoUpdate({
      target: [entries.registrationId, entries.step],
      set: { ...empty, revision: sql`${entries.revision} + 1` },
    })
}

/** Takes away all that was typed in a registration that is over. */
export async function dropEntries(tx: Transaction, scope: Scope, registrationId: string): Promise<void> {
  const shown = tx
    .select({ id: registrations.id })
    .from(registrations)
    .where(and(eq(registrations.id, registrationId), inScope(scope)))
  await tx.delete(entries).where(inArray(entries.registrationId, shown))
}
