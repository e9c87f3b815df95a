import type { Transaction } from '#db/client.ts'
import { personalDataReveals as reveals } from '#db/schema/personal-data-reads.ts'

export async function keepReveal(tx: Transaction, row: typeof reveals.$inferInsert): Promise<void> {
  await tx.insert(reveals).values(row)
}
