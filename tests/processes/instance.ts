import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownEnvironment } from '#server/platform/config.ts'
import { freePortBlock } from '#scripts/processes/ports.ts'
import { endAllWith } from '#scripts/processes/recognise.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export type Ended = { code: number | null; signal: string | null; tookMs: number }

/** One `npm start` of the test's own, as someone at a terminal would have it. */
export type Instance = {
  pid: number
  port: number
  dataDir: string
  output(): string
  /** Resolves with the ready line; rejects if the launcher ends first. */
  ready: Promise<string>
  ended: Promise<Ended>
  /** To the launcher alone, or to its whole group as a terminal does. */
  signal(name: NodeJS.Signals, whom?: 'launcher' | 'group'): void
}

export async function startInstance(options: {
  dataDir: string
  port?: number
  env?: Record<string, string>
  throughNpm?: boolean
  /** Another script than `start`. */
  script?: 'start' | 'dev'
}): Promise<Instance> {
  const port = options.port ?? (await freePortBlock())
  const { script = 'start' } = options
  const [command, args] = options.throughNpm ? ['npm', ['run', script]] : [process.execPath, [`scripts/${script}.ts`]]
  const begin = Date.now()
  const child = spawn(command, args, {
    cwd: root,
    // Production takes no world at all, and no test of the launcher needs one.
    env: {
      ...cleanEnvironment(),
      ...(options.env?.MODE !== 'production' && { DEMO_WORLD: 'none' }),
      PORT: `${port}`,
      DATA_DIR: options.dataDir,
      ...options.env,
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ready = Promise.withResolvers<string>()
  const ended = Promise.withResolvers<Ended>()
  const hear = (chunk: Buffer) => {
    output += chunk.toString()
    const line = /^ready .*$/m.exec(output)?.[0]
    if (line !== undefined && output.includes(`${line}\n`)) ready.resolve(line)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.once('error', ended.reject)
  child.once('close', (code, signal) => {
    ready.reject(new Error(`the launcher ended before it was ready:\n${output}`))
    ended.resolve({ code, signal, tookMs: Date.now() - begin })
  })
  ready.promise.catch(() => undefined)
  const pid = child.pid ?? 0
  return {
    pid,
    port,
    dataDir: options.dataDir,
    output: () => output,
    ready: ready.promise,
    ended: ended.promise,
    signal: (name, whom = 'launcher') => void process.kill(whom === 'group' ? -pid : pid, name),
  }
}

/** A folder for an instance; `clear` ends whatever a failing test left running in it, then deletes it. */
export function temporaryDataDir(): { dataDir: string; clear(): Promise<void> } {
  const dataDir = mkdtempSync(join(tmpdir(), 'instance-'))
  const clear = async () => {
    for (const file of ['run/launcher.json', 'postgres/run.json', 'redis/run.json']) {
      const token = tokenIn(join(dataDir, file))
      if (token) await endAllWith(token, [{ signal: 'SIGKILL', patienceMs: 2_000 }])
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { dataDir, clear }
}

const key = () => randomBytes(32).toString('base64url')

/** All that production must be given; nothing of it answers. */
export const productionSettings = () => ({
  MODE: 'production',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://portal.example.org',
  DATABASE_URL: 'postgres://famhp_app:x@127.0.0.1:1/famhp',
  DATABASE_OWNER_URL: 'postgres://famhp_owner:x@127.0.0.1:1/famhp',
  REDIS_URL: 'redis://:x@127.0.0.1:1',
  VIES_URL: 'http://127.0.0.1:1/vies',
  KBO_URL: 'http://127.0.0.1:1/kbo',
  BIS_REGISTER_URL: 'http://127.0.0.1:1/bis-register',
  CSAM_ISSUER: 'https://127.0.0.1:1/csam',
  CSAM_CLIENT_ID: 'portal',
  CSAM_CLIENT_SECRET: 'a-long-enough-secret',
  SCIM_URL: 'http://127.0.0.1:1/scim',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'no-reply@example.org',
  NISS_KEY: key(),
  NISS_INDEX_KEY: key(),
  CREDENTIAL_KEY: key(),
  AUDIT_KEY: key(),
  SESSION_KEY: key(),
  WEBHOOK_KEY: key(),
})

export type Noted = Record<'server' | 'jobs' | 'simulators' | 'redis' | 'postgres', { pid: number; port: number }>

/** Pids and ports as the launcher notes them for people and tests. */
export const processesOf = (dataDir: string): Noted => JSON.parse(readFileSync(join(dataDir, 'run', 'processes.json'), 'utf8')) as Noted

function tokenIn(file: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { token?: string }).token
  } catch {
    return undefined
  }
}

/** None of our own settings may leak in from whoever runs the tests. */
export function cleanEnvironment(): Record<string, string | undefined> {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'NODE_OPTIONS']
  return Object.fromEntries(Object.entries(ownEnvironment()).filter(([name]) => kept.includes(name)))
}
