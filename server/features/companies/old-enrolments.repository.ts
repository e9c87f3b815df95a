import { desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { oldEnrolments } from '#db/schema/companies.ts'

export type OldEnrolmentRow = typeof oldEnrolments.$inferSelect

/** Writes lines of the former list; one that is there already is brought in step by its number. Answers how many were new or changed. */
export async function writeEnrolments(
  tx: Transaction,
  rows: (typeof oldEnrolments.$inferInsert)[],
): Promise<{ added: number; changed: number }> {
  if (rows.length === 0) return { added: 0, changed: 0 }
  const written = await tx
    .insert(oldEnrolments)
    .values(rows)
    .onConflictDoUpdate({
      target: oldEnrolments.number,
      set: {
        name: sql`excluded.name`,
        country: sql`excluded.country`,
        vatNumber: sql`excluded.vat_number`,
        cbeNumber: sql`excluded.cbe_number`,
        enrolledOn: sql`excluded.enrolled_on`,
        importedAt: sql`excluded.imported_at`,
      },
      setWhere: sql`(old_enrolments.name, old_enrolments.country, old_enrolments.vat_number, old_enrolments.cbe_number, old_enrolments.enrolled_on)
        is distinct from (excluded.name, excluded.country, excluded.vat_number, excluded.cbe_number, excluded.enrolled_on)`,
    })
    .returning({ isNew: sql<boolean>`xmax = 0` })
  const added = written.filter((row) => row.isNew).length
  return { added, changed: written.length - added }
}

/** Lines with one of these numbers of the former list. */
export async function enrolmentsByNumber(reader: Reader, numbers: readonly string[]): Promise<OldEnrolmentRow[]> {
  if (numbers.length === 0) return []
  return reader
    .select()
    .from(oldEnrolments)
    .where(inArray(oldEnrolments.number, [...numbers]))
}

/** The latest former enrolment with one of these numbers; null numbers match nothing. */
export async function latestEnrolment(
  reader: Reader,
  { vatNumber, cbeNumber }: { vatNumber: string | null; cbeNumber: string | null },
): Promise<OldEnrolmentRow | undefined> {
  const same = [
    vatNumber === null ? [] : [eq(oldEnrolments.vatNumber, vatNumber)],
    cbeNumber === null ? [] : [eq(oldEnrolments.cbeNumber, cbeNumber)],
  ].flat()
  if (same.length === 0) return undefined
  const [row] = await reader
    .select()
    .from(oldEnrolments)
    .where(or(...same))
    .orderBy(sql`${desc(oldEnrolments.enrolledOn)} nulls last`, oldEnrolments.number)
    .limit(1)
  return row
}
