import { lt } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { personalDataReads as reads } from '#db/schema/personal-data-reads.ts'

type Reading = { readerId: string; subjectType: string; subjectId: string; now: Date; everyMs: number }

/** True for the first reading in `everyMs` milliseconds; of two at once, for one of them. */
export async function firstReadingIn(tx: Transaction, { now, everyMs, ...reading }: Reading): Promise<boolean> {
  const rows = await tx
    .insert(reads)
    .values({ ...reading, recordedAt: now })
    .onConflictDoUpdate({
      target: [reads.readerId, reads.subjectType, reads.subjectId],
      set: { recordedAt: now },
      setWhere: lt(reads.recordedAt, new Date(now.getTime() - everyMs)),
    })
    .returning({ readerId: reads.readerId })
  return rows.length > 0
}
