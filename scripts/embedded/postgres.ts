import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync, chownSync } from 'node:fs'
import { join, resolve } from 'node:path'
import postgres from 'postgres'
import { ownEnvironment } from '#server/platform/config.ts'
import type { ProcessPlan } from '#scripts/processes/plan.ts'
import { freePort } from '#scripts/processes/ports.ts'
import { commandLineOf, endProcesses, processesWith, tokenSetting } from '#scripts/processes/recognise.ts'
import { endOf, runPlan, type LineSink } from '#scripts/processes/run-plan.ts'
import { choosePostgresHome, type PostgresHome, type Way } from './postgres-user.ts'
import { lastRun, newPassword, noteRun, readJson, writePrivately } from './server-folder.ts'

export type PostgresOptions = {
  dir: string
  port?: number
  /** False is for tests: faster, and worthless after a power cut. */
  durable?: boolean
  /** Only this way of running it as root; tests ask for each. */
  way?: Way
}

export type PostgresPlan = ProcessPlan & PostgresUrls

export type EmbeddedPostgres = PostgresUrls & { port: number; pid: number; stop(): Promise<void> }

type PostgresUrls = {
  /** The role that migrates and owns what is created. */
  ownerUrl(database?: string): string
  /** The role of the processes, which may not change the trail. */
  url(database?: string): string
}

export const ownerRole = 'famhp_owner'
export const appRole = 'famhp_app'
export const databaseName = 'famhp'

type Passwords = { superuser: string; owner: string; app: string }

/** A fast shutdown first: it ends connections but writes a checkpoint, so that the next start has nothing to recover. */
const endWith = [
  { signal: 'SIGINT', patienceMs: 2_000 },
  { signal: 'SIGQUIT', patienceMs: 1_000 },
  { signal: 'SIGKILL', patienceMs: 1_000 },
] as const

/** Makes ready to run PostgreSQL on this folder: ends what was left running there, makes the cluster, chooses a port. */
export async function planPostgres(options: PostgresOptions): Promise<PostgresPlan> {
  const dir = resolve(options.dir)
  mkdirSync(dir, { recursive: true })
  const before = lastRun(dir)
  const home = choosePostgresHome(dir, options.way)
  await endLeftovers(home, before?.token)
  const passwords = passwordsOf(dir, home)
  const durable = options.durable ?? true
  if (!existsSync(home.cluster)) await makeCluster(dir, home, passwords.superuser)
  const { port, token } = noteRun(dir, options.port ?? (await freePort(before?.port)))
  const urlOf = (role: string, password: string, database: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
  const url = (database = databaseName) => urlOf(appRole, passwords.app, database)
  const ownerUrl = (database = databaseName) => urlOf(ownerRole, passwords.owner, database)
  const [command = '', ...args] = programme(home, 'postgres', serverArguments(home.cluster, port, durable))
  return {
    name: 'postgres',
    command,
    args,
    env: { ...ownEnvironment(), [tokenSetting]: token, TZ: 'UTC' },
    cwd: home.cluster,
    uid: home.uid,
    gid: home.gid,
    port,
    url,
    ownerUrl,
    beforeStart: () => endLeftovers(home, token),
    isReady: () => becomesReady(url(), urlOf('postgres', passwords.superuser, 'postgres'), passwords),
    endWith,
  }
}

/** Starts PostgreSQL on this folder and waits until the roles and the database are there and answer. */
export async function startPostgres(options: PostgresOptions & { log?: LineSink }): Promise<EmbeddedPostgres> {
  const plan = await planPostgres(options)
  const running = await runPlan(plan, { log: options.log })
  return { url: plan.url, ownerUrl: plan.ownerUrl, port: plan.port, ...running }
}

function programme(home: PostgresHome, name: string, args: readonly string[]): string[] {
  return [...home.before, join(home.binaries, name), ...args]
}

function serverArguments(cluster: string, port: number, durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: `${port}`,
    // Sockets in the file system would need a folder that every user may pass, and a path under 108 signs.
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '256MB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    effective_cache_size: '1GB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    // Our queries are short; compiling them costs more than it ever gives back.
    jit: 'off',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/**
 * Ends a server that was left running on this cluster, and takes away its pid file: PostgreSQL would believe it for as
 * long as any process has that pid, and pids are used again.
 */
async function endLeftovers(home: PostgresHome, token: string | undefined): Promise<void> {
  const pidFile = join(home.cluster, 'postmaster.pid')
  const noted = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0
  const left = token === undefined ? [] : processesWith(token)
  if (noted > 0 && !left.includes(noted) && commandLineOf(noted).includes(`-D ${home.cluster} `)) left.push(noted)
  await endProcesses(left, endWith)
  rmSync(pidFile, { force: true })
}

function passwordsOf(dir: string, home: PostgresHome): Passwords {
  const file = join(dir, 'passwords.json')
  const known = readJson<Passwords>(file)
  if (known !== undefined) return known
  if (existsSync(home.cluster)) throw new Error(`${file} is gone, and with it the passwords of the database beside it.`)
  const fresh = { superuser: newPassword(), owner: newPassword(), app: newPassword() }
  writePrivately(file, JSON.stringify(fresh))
  return fresh
}

/** Made under another name and moved: a cluster that was interrupted while it was made must not pass for one. */
async function makeCluster(dir: string, home: PostgresHome, password: string): Promise<void> {
  const making = `${home.cluster}.new`
  const passwordFile = join(home.way === 'copy' ? join(home.cluster, '..') : dir, 'initdb.password')
  const { uid, gid } = home
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (uid !== undefined && gid !== undefined) for (const path of [making, passwordFile]) chownSync(path, uid, gid)
  const [command = '', ...args] = programme(home, 'initdb', [
    ...['-D', making, '-U', 'postgres', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
    ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
  ])
  const said: string[] = []
  const child = spawn(command, args, { uid, gid, cwd: making, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.resume()
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const { code } = await endOf(child)
  rmSync(passwordFile, { force: true })
  if (code !== 0) throw new Error(`The database could not be made.\n${said.join('')}`)
  renameSync(making, home.cluster)
}

/** Ready is when the processes' own role reaches the database; at the first start both are made on the way. */
async function becomesReady(appUrl: string, superuserUrl: string, passwords: Passwords): Promise<boolean> {
  if (await answers(appUrl)) return true
  if (!(await answers(superuserUrl))) return false
  await withClient(superuserUrl, (sql) => makeRoles(sql, passwords))
  return await answers(appUrl)
}

async function makeRoles(sql: postgres.Sql, passwords: Passwords): Promise<void> {
  const make = async (role: string, password: string, rights: string) => {
    const known = await sql`select 1 from pg_roles where rolname = ${role}`
    const verb = known.length === 0 ? 'create' : 'alter'
    // Role statements take no parameters; the password is our own base64url.
    await sql.unsafe(`${verb} role ${role} login ${rights} password '${password}'`)
  }
  await make(ownerRole, passwords.owner, 'createdb')
  await make(appRole, passwords.app, 'nocreatedb')
  // To end connections when a test's database is dropped, and to measure.
  await sql.unsafe(`grant pg_signal_backend, pg_monitor to ${ownerRole}`)
  const known = await sql`select 1 from pg_database where datname = ${databaseName}`
  if (known.length === 0) await sql.unsafe(`create database ${databaseName} owner ${ownerRole}`)
}

async function answers(url: string): Promise<boolean> {
  try {
    await withClient(url, (sql) => sql`select 1`)
    return true
  } catch {
    return false
  }
}

async function withClient(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined })
  try {
    await work(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
