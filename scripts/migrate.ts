import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { fillCountryRules } from '#db/reference/country-rules.ts'
import { ConfigError, faultList, ownEnvironment, readDatabaseSettings, type Mode } from '#server/platform/config.ts'
import { settingsNow } from './launcher/settings-file.ts'

export type MigrationOptions = {
  ownerUrl: string
  /** The processes' role; it is granted rows, never the trail's past. */
  appRole: string
  mode: Mode
  log?: (line: string) => void
}

/** Demo and production never mix; thrown before anything of the other kind is touched. */
export class OtherKind extends Error {
  constructor(kind: string, mode: Mode) {
    super(`This is a ${kind} database and MODE is ${mode}: they never mix. Nothing was changed.`)
    this.name = 'OtherKind'
  }
}

export const migrationsFolder = fileURLToPath(new URL('../db/migrations', import.meta.url))

/** Any number that nothing else locks by; two migrations at once would both run the same step. */
const lockKey = 4_187_001

/** The processes' role may add to these, never change or remove. */
const insertOnlyTables = ['events', 'event_chain', 'audit_heads']

/** The role of a database URL. */
export const roleOf = (url: string): string => decodeURIComponent(URL.parse(url)?.username ?? '')

/**
 * Brings the schema in step, fills in what every installation knows, notes which kind of installation this is, and grants the processes' role its rights.
 * `installation` is the mark of this very database, which no other has.
 */
export async function migrateDatabase({
  ownerUrl,
  appRole,
  mode,
  log = () => undefined,
}: MigrationOptions): Promise<{ installation: string }> {
  const sql = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    // One connection, so that the lock is held by the session that migrates, and goes with it if it dies.
    await sql`select pg_advisory_lock(${lockKey})`
    await refuseOtherKind(sql, mode)
    const before = await appliedMigrations(sql)
    if (before < (await knownMigrations())) await takeMigrations(sql)
    const installation = await noteKind(sql, mode)
    await fillCountryRules(sql)
    await grant(sql, appRole)
    const applied = (await appliedMigrations(sql)) - before
    log(applied === 0 ? 'The database is in step.' : `The database took ${applied} migration${applied === 1 ? '' : 's'}.`)
    return { installation }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** How many migrations a database has taken; none where it was never set up. */
export async function appliedMigrations(sql: postgres.Sql): Promise<number> {
  const [found] = await sql<[{ there: boolean }]>`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
  if (!found.there) return 0
  const [row] = await sql<[{ count: number }]>`select count(*)::int as count from drizzle.__drizzle_migrations`
  return row.count
}

/** How many migrations this release brings. */
export async function knownMigrations(): Promise<number> {
  const journal = JSON.parse(await readFile(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as {
    entries: unknown[]
  }
  return journal.entries.length
}

/** Which kind a database is, if it was ever set up. */
export async function kindOf(sql: postgres.Sql): Promise<string | undefined> {
  const [found] = await sql<[{ there: boolean }]>`select to_regclass('public.installation') is not null as there`
  if (!found.there) return undefined
  const [row] = await sql<{ kind: string }[]>`select kind::text from installation where id = 1`
  return row?.kind
}

/** Loaded only when there is something to take: the migrator costs more than all the rest of a warm start's look. */
async function takeMigrations(sql: postgres.Sql): Promise<void> {
  const { drizzle } = await import('drizzle-orm/postgres-js')
  const { migrate } = await import('drizzle-orm/postgres-js/migrator')
  await migrate(drizzle(sql), { migrationsFolder })
}

async function refuseOtherKind(sql: postgres.Sql, mode: Mode): Promise<void> {
  const kind = await kindOf(sql)
  if (kind !== undefined && kind !== mode) throw new OtherKind(kind, mode)
}

async function noteKind(sql: postgres.Sql, mode: Mode): Promise<string> {
  await sql`insert into installation (id, kind, redis_epoch) values (1, ${mode}, ${randomUUID()}) on conflict do nothing`
  const [row] = await sql<[{ mark: string }]>`select redis_epoch::text as mark from installation where id = 1`
  return row.mark
}

async function grant(sql: postgres.Sql, appRole: string): Promise<void> {
  const known = await sql`select 1 from pg_roles where rolname = ${appRole}`
  if (known.length === 0) throw new Error(`The role ${appRole}, which DATABASE_URL names, does not exist in this database.`)
  await sql.begin(async (tx) => {
    const role = tx(appRole)
    await tx`grant usage on schema public, drizzle to ${role}`
    await tx`grant select, insert, update, delete on all tables in schema public to ${role}`
    await tx`grant usage, select on all sequences in schema public to ${role}`
    await tx`grant select on all tables in schema drizzle to ${role}`
    await tx`revoke update, delete, truncate on ${tx(insertOnlyTables)} from ${role}`
  })
}

/** `npm run migrate`: the database of the settings, or of the `npm start` that is running. */
async function main(): Promise<void> {
  const { mode, url, ownerUrl } = readDatabaseSettings(settingsNow(ownEnvironment()))
  await migrateDatabase({ ownerUrl, appRole: roleOf(url), mode, log: (line) => process.stdout.write(`${line}\n`) })
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(error instanceof ConfigError ? faultList(error.faults) : `${message}\n`)
    process.exitCode = 1
  })
}
