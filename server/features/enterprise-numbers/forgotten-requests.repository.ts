import { and, count, inArray, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { enterpriseNumberRequests as requests } from '#db/schema/enterprise-number-requests.ts'

const over = (endedBefore: Date) =>
  and(
    inArray(requests.status, ['numbered', 'refused']),
    sql`coalesce(${requests.finishedAt}, ${requests.decidedAt}) < ${endedBefore.toISOString()}::timestamptz`,
  )

export async function countRequestsOver(reader: Reader, endedBefore: Date): Promise<number> {
  const [row] = await reader.select({ count: count() }).from(requests).where(over(endedBefore))
  return row?.count ?? 0
}

/** Takes away at most `limit` of them; one that somebody holds at this moment waits for the next night. */
export async function deleteRequestsOver(tx: Transaction, endedBefore: Date, limit: number): Promise<number> {
  const some = await tx.select({ id: requests.id }).from(requests).where(over(endedBefore)).limit(limit).for('update', { skipLocked: true })
  if (some.length === 0) return 0
  await tx.delete(requests).where(
    inArray(
      requests.id,
      some.map((row) => row.id),
    ),
  )
  return some.length
}
