import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { bareSql } from '#db/transaction.ts'

export type Miss = { nameHash: Buffer; networkHash: Buffer | null; passwordHash: Buffer; at: Date }
/** How many different names failed since `since`, this miss among them; never more than `atMost`. */
export type Misses = { fromNetwork: number; withPassword: number }

/**
 * Notes a wrong password, and counts the names that failed from the same network and with the same password. One after
 * the other, network before password: those that come at once would not see each other, and a burst would count for less
 * than it is.
 */
export async function noteMiss(tx: Transaction, miss: Miss, since: Date, atMost: number): Promise<Misses> {
  const sql = bareSql(tx)
  const { nameHash, networkHash, passwordHash } = miss
  const from = since.toISOString()
  const lockKey = (kind: string, hash: Buffer | null) => hash && `misses ${kind} ${hash.toString('hex')}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${lockKey('network', networkHash)}, 0))`
  await sql`select pg_advisory_xact_lock(hashtextextended(${lockKey('password', passwordHash)}, 0))`
  await sql`
    insert into sign_in_misses (id, name_hash, network_hash, password_hash, at)
    values (${newId()}, ${nameHash}, ${networkHash}, ${passwordHash}, ${miss.at.toISOString()})`
  const [counted] = await sql<{ network: number; password: number }[]>`
    select
      (select count(*)::int from (select distinct name_hash from sign_in_misses
         where network_hash = ${networkHash} and at > ${from} limit ${atMost}) names) as network,
      (select count(*)::int from (select distinct name_hash from sign_in_misses
         where password_hash = ${passwordHash} and at > ${from} limit ${atMost}) names) as password`
  return { fromNetwork: counted?.network ?? 0, withPassword: counted?.password ?? 0 }
}

export async function forgetMisses(tx: Transaction, before: Date): Promise<void> {
  await bareSql(tx)`delete from sign_in_misses where at < ${before.toISOString()}`
}

/** True for the one who is to tell: nobody has told of the same since `since`. */
export async function takeAlarm(tx: Transaction, key: string, since: Date, now: Date): Promise<boolean> {
  const taken = await bareSql(tx)`
    insert into guessing_alarms as a (key, raised_at) values (${key}, ${now.toISOString()})
    on conflict (key) do update set raised_at = excluded.raised_at where a.raised_at < ${since.toISOString()}
    returning 1`
  return taken.length > 0
}

/** Of what was told so long ago it is told anew: its row says nothing any more. */
export async function forgetAlarms(tx: Transaction, before: Date): Promise<void> {
  await bareSql(tx)`delete from guessing_alarms where raised_at < ${before.toISOString()}`
}
