import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import pino from 'pino'

export type Log = pino.Logger

// Named wherever they might slip in; nothing of ours logs them on purpose.
const secretPaths = ['niss', 'password', 'token', 'otp', 'secret', 'authorization', 'cookie']
const redacted = [...secretPaths, ...secretPaths.map((path) => `*.${path}`), ...secretPaths.map((path) => `*.*.${path}`)]

/** JSON lines to a file (demo) or to standard error (production). */
export function openLog(options: { name: string; level: string; file: string | undefined }): Log {
  if (options.file) mkdirSync(dirname(options.file), { recursive: true })
  const destination = pino.destination({ dest: options.file ?? 2, sync: false, minLength: 0 })
  return pino(
    {
      name: options.name,
      level: options.level,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: redacted, censor: '[secret]' },
      serializers: { err: safeError },
    },
    destination,
  )
}

/** Database errors carry the parameters of their query, which may be personal: only name, code and place are kept. */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'not an error object' }
  const cause = error.cause instanceof Error ? safeError(error.cause) : undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const isQuery = error.name === 'PostgresError' || error.constructor.name === 'DrizzleQueryError'
  const table = 'table_name' in error ? error.table_name : undefined
  const constraint = 'constraint_name' in error ? error.constraint_name : undefined
  const message = isQuery ? undefined : error.message
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
    .join('\n')
  return { name: error.name, code, message, table, constraint, stack, cause }
}
