import { desc, lt, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'
import { auditHeads } from '#db/schema/event-chain.ts'

export type AuditHeadRow = typeof auditHeads.$inferSelect

/** Signed heads below a position, newest first. */
export async function headsBelow(db: Reader, position: number | undefined, limit: number): Promise<AuditHeadRow[]> {
  return db
    .select()
    .from(auditHeads)
    .where(position === undefined ? undefined : lt(auditHeads.position, position))
    .orderBy(desc(auditHeads.position))
    .limit(limit)
}

/** How many there are, counted no further than `most`. */
export async function countHeads(db: Reader, most: number): Promise<number> {
  const some = db.select({ position: auditHeads.position }).from(auditHeads).limit(most).as('some')
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some)
  return row?.count ?? 0
}
