import { and, desc, eq, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { personCandidates as candidates } from '#db/schema/persons.ts'

export type CandidateRow = typeof candidates.$inferSelect

/** Keeps whom a person may be; somebody named again is kept as he is described now. */
export async function keepCandidates(tx: Transaction, rows: readonly (typeof candidates.$inferInsert)[]): Promise<void> {
  if (rows.length === 0) return
  const set = {
    source: sql`excluded.source`,
    firstName: sql`excluded.first_name`,
    lastName: sql`excluded.last_name`,
    birthOn: sql`excluded.birth_on`,
    score: sql`excluded.score`,
  }
  await tx
    .insert(candidates)
    .values([...rows])
    .onConflictDoUpdate({ target: [candidates.personId, candidates.nissIndex], set })
}

/** Whom a person may be, likeliest first. */
export async function listCandidates(reader: Reader, personId: string): Promise<CandidateRow[]> {
  return reader.select().from(candidates).where(eq(candidates.personId, personId)).orderBy(desc(candidates.score), candidates.id)
}

export async function findCandidate(reader: Reader, personId: string, id: string): Promise<CandidateRow | undefined> {
  const [row] = await reader
    .select()
    .from(candidates)
    .where(and(eq(candidates.personId, personId), eq(candidates.id, id)))
  return row
}

export async function forgetCandidates(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(candidates).where(eq(candidates.personId, personId))
}
