import type { Reader } from '#db/client.ts'
import { displayNamesById } from './accounts.repository.ts'

/** Names to show beside acts, by account. */
export async function namesOfAccounts(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await displayNamesById(reader, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, row.name]))
}
