import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { appRole } from '#scripts/embedded/postgres.ts'

/** Makes the migrated database that every test's own is cloned from. */
export async function makeTemplate(
  owner: postgres.Sql,
  urls: { ownerUrl(database?: string): string; url(database?: string): string },
  name: string,
): Promise<void> {
  await owner.unsafe(`create database ${name}`)
  const sql = postgres(urls.ownerUrl(name), { max: 1, onnotice: () => undefined })
  await migrate(drizzle(sql), { migrationsFolder: fileURLToPath(new URL('../../db/migrations', import.meta.url)) })
  await sql`insert into installation (id, kind, redis_epoch) values (1, 'demo', gen_random_uuid())`
  await sql.unsafe(`grant usage on schema public to ${appRole};
    grant select, insert, update, delete on all tables in schema public to ${appRole};
    grant usage on all sequences in schema public to ${appRole};
    revoke update, delete, truncate on events, event_chain, audit_heads from ${appRole}`)
  await sql.end()
  await owner.unsafe(`alter database ${name} with is_template true`)
}
