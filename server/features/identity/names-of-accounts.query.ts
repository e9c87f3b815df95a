import { inArray } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'
import { accounts } from '#db/schema/accounts.ts'

/** Names to show beside acts, by account. */
export async function namesOfAccounts(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await reader.select({ id: accounts.id, name: accounts.displayName }).from(accounts).where(inArray(accounts.id, wanted))
  return new Map(rows.map((row) => [row.id, row.name]))
}
