import type postgres from 'postgres'
import type { Transaction } from './client.ts'

/**
 * The bare driver of a running transaction, for hot paths. Drizzle keeps it in its session without showing it;
 * A test notices the day that changes.
 */
export function bareSql(tx: Transaction): postgres.TransactionSql {
  const session = (tx as unknown as { session?: { client?: postgres.TransactionSql } }).session
  if (!session?.client) throw new Error('Drizzle no longer keeps the driver in its session: look at db/transaction.ts')
  return session.client
}

/** SQLSTATE of a database error, through Drizzle's wrapping; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'PostgresError' && 'code' in error && typeof error.code === 'string') return error.code
  return error.cause instanceof Error ? sqlState(error.cause) : undefined
}

/** Name of the constraint that refused a row, if that is what the error says. */
export function refusedBy(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'PostgresError' && 'constraint_name' in error && typeof error.constraint_name === 'string') {
    return error.constraint_name
  }
  return error.cause instanceof Error ? refusedBy(error.cause) : undefined
}
