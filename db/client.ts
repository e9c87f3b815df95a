import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

/** Drizzle over one pool. Queries are built from the tables of `db/schema`, never from strings. */
export type Database = PostgresJsDatabase

/** What `database.transaction` hands to its callback. Not assignable from `Database`, so an event outside a transaction does not compile. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** A repository that only reads takes either. */
export type Reader = Database | Transaction

export type OpenDatabase = {
  db: Database
  /** The bare driver, for the few hot paths where building the query costs more than running it. */
  sql: postgres.Sql
  close(): Promise<void>
}

/**
 * Opens a pool. `name` is shown in pg_stat_activity; `poolSize` is in connections.
 * Instants come back as `Date` through Drizzle and as text through the bare `sql` (Drizzle turns the driver's own parsers off).
 */
export function openDatabase(url: string, options: { name: string; poolSize: number }): OpenDatabase {
  const sql = postgres(url, {
    max: options.poolSize,
    connection: { application_name: options.name, TimeZone: 'UTC' },
    connect_timeout: 5,
    // The driver would wait up to twenty seconds before it looks again; after a restart we are to be back within ten.
    backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 1) * (0.5 + Math.random() / 2),
    idle_timeout: 60,
    onnotice: () => undefined,
  })
  const db = drizzle(prepareEverything(sql), { casing: 'snake_case' })
  // Whoever closes has let its work end. A connection that once could not be made never ends by itself, so it is cut.
  return { db, sql, close: () => sql.end({ timeout: 1 }) }
}

/**
 * Drizzle asks the driver for one-off statements, which PostgreSQL parses and plans each time; that halves a small
 * transaction's speed. The statements of a running product are few and repeat, so all with parameters are prepared.
 */
function prepareEverything<Client extends postgres.Sql | postgres.TransactionSql>(client: Client): Client {
  const unsafe = client.unsafe.bind(client)
  const prepared: typeof unsafe = (query, parameters, options) =>
    unsafe(query, parameters, { ...options, prepare: (parameters?.length ?? 0) > 0 })
  client.unsafe = prepared as Client['unsafe']
  if ('begin' in client) {
    type Work = (inner: postgres.TransactionSql) => unknown
    const begin = client.begin.bind(client) as (...given: [Work] | [string, Work]) => Promise<unknown>
    const wrap =
      (work: Work): Work =>
      (inner) =>
        work(prepareEverything(inner))
    client.begin = ((...given: [Work] | [string, Work]) =>
      given.length === 1 ? begin(wrap(given[0])) : begin(given[0], wrap(given[1]))) as typeof client.begin
  }
  return client
}
