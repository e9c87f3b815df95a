import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Redis } from 'ioredis'
import type { TestHouse } from '#tests/support/house.ts'

/** Something that was kept somewhere. */
export type Kept = { place: string; text: string }

/** Every row of every table, as text; `\x…` for bytes. */
export async function rowsOf({ sql }: TestHouse): Promise<Kept[]> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
  const kept: Kept[] = []
  for (const { schema, name } of tables) {
    const rows = await sql<{ text: string }[]>`select t::text as text from ${sql(schema)}.${sql(name)} as t`
    kept.push(...rows.map(({ text }) => ({ place: `table ${name}`, text })))
  }
  return kept
}

/** Every key there is and what it holds, of each type. */
export async function keysOf(redis: Redis): Promise<Kept[]> {
  const keys = await redis.keys('*')
  return Promise.all(keys.map(async (key) => ({ place: 'Redis', text: `${key} ${JSON.stringify(await valueOf(redis, key))}` })))
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key)
  switch (type) {
    case 'string':
      return redis.get(key)
    case 'hash':
      return redis.hgetall(key)
    case 'list':
      return redis.lrange(key, 0, -1)
    case 'set':
      return redis.smembers(key)
    case 'zset':
      return redis.zrange(key, '0', '-1')
    case 'stream':
      return redis.xrange(key, '-', '+')
    case 'none':
      return null
    default:
      throw new Error(`Nobody looks into a ${type}`)
  }
}

/** Every file below a folder, byte for byte. */
export function filesIn(folder: string): Kept[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ place: 'files', text: `${name} ${readFileSync(join(parentPath, name), 'latin1')}` }))
}
