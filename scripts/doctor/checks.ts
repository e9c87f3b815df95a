import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import postgres from 'postgres'
import { epochKey } from '#jobs/runtime/epoch.ts'
import type { Config } from '#server/platform/config.ts'
import { answersReady } from '#scripts/launcher/house-plans.ts'
import { appliedMigrations, kindOf, knownMigrations } from '#scripts/migrate.ts'

export type Finding = { state: 'well' | 'not well' | 'note'; about: string; words: string }

type Check = (config: Config) => Promise<Finding[]>

const well = (about: string, words: string): Finding => ({ state: 'well', about, words })
const bad = (about: string, words: string): Finding => ({ state: 'not well', about, words })
const note = (about: string, words: string): Finding => ({ state: 'note', about, words })

/** Patience for an answer from outside; a doctor who hangs is no help. */
const patienceMs = 4_000

const database: Check = async (config) => {
  const sql = postgres(config.database.url, { max: 1, connect_timeout: 4, onnotice: () => undefined })
  try {
    const kind = await kindOf(sql)
    if (kind === undefined) return [bad('database', 'answers, but was never set up: run npm run migrate')]
    const findings = [
      kind === config.mode
        ? well('database', `answers, and is a ${kind} database`)
        : bad('database', `is a ${kind} database and MODE is ${config.mode}`),
    ]
    const [applied, known] = [await appliedMigrations(sql), await knownMigrations()]
    if (applied === known) findings.push(well('migrations', `in step (${known})`))
    else if (applied < known) findings.push(bad('migrations', `${known - applied} not yet taken: run npm run migrate`))
    else findings.push(bad('migrations', `the database is ${applied - known} ahead of this release`))
    return [...findings, await trail(sql), ...(await redisInStep(sql, config))]
  } catch (error) {
    return [bad('database', `does not answer: ${messageOf(error)}`)]
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** The processes' role must not be able to change what has happened. */
async function trail(sql: postgres.Sql): Promise<Finding> {
  const [may] = await sql<[{ change: boolean }]>`
    select has_table_privilege('events', 'update') or has_table_privilege('events', 'delete') as change`
  return may.change
    ? bad('trail', 'the role of DATABASE_URL could change past events: run npm run migrate with another DATABASE_OWNER_URL')
    : well('trail', 'can be added to and not changed')
}

async function redisInStep(sql: postgres.Sql, config: Config): Promise<Finding[]> {
  const redis = new Redis(config.redis.url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null })
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    const policy = ((await redis.config('GET', 'maxmemory-policy').catch(() => [])) as string[])[1]
    const findings = [well('redis', 'answers')]
    if (policy !== undefined && policy !== 'noeviction') {
      findings.push(bad('redis', `may throw jobs away when it is full (maxmemory-policy ${policy}): set it to noeviction`))
    }
    const [row] = await sql<{ epoch: string }[]>`select redis_epoch::text as epoch from installation where id = 1`
    const epoch = await redis.get(epochKey(config))
    if (epoch === row?.epoch) findings.push(well('redis epoch', 'is the one of the database'))
    else findings.push(note('redis epoch', 'is not the one of the database: the jobs put the queues back when they next look'))
    return findings
  } catch (error) {
    return [bad('redis', `does not answer: ${messageOf(error)}`)]
  } finally {
    redis.disconnect()
  }
}

const files: Check = async ({ dataDir }) => {
  const folder = join(dataDir, 'files')
  const probe = join(folder, `.doctor-${randomUUID()}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(probe, 'x', { flush: true })
    await rm(probe)
    const { bavail, bsize } = await statfs(folder)
    const freeMegabytes = Math.floor((bavail * bsize) / 1024 / 1024)
    const room = `${folder} can be written, ${freeMegabytes} MB free`
    return [freeMegabytes < 500 ? bad('files', `${room}: that is little`) : well('files', room)]
  } catch (error) {
    return [bad('files', `${folder} cannot be written: ${messageOf(error)}`)]
  }
}

/** Reading the settings has already proven that each key is whole; here only what an operator may have forgotten. */
const keys: Check = async ({ keys: all }) => {
  await Promise.resolve()
  const lists = Object.entries(all).map(([name, list]) => `${name} ${list.length}`)
  return [well('keys', `all six are there (${lists.join(', ')})`)]
}

const processes: Check = async ({ management }) => {
  const host = management.host === '0.0.0.0' ? '127.0.0.1' : management.host
  const health = async (about: string, port: number) =>
    (await answersReady(host, port)) ? well(about, `ready (port ${port})`) : bad(about, `not ready, or not running here (port ${port})`)
  return await Promise.all([health('server', management.port), health('jobs', management.jobsPort)])
}

const outside: Check = async (config) => {
  const asked = [
    { about: 'vies', url: `${config.vies.url}/check-status` },
    { about: 'kbo', url: config.kbo.url },
    { about: 'bis register', url: config.bisRegister.url },
    { about: 'csam', url: `${config.csam.issuer}/.well-known/openid-configuration` },
    ...(config.staffIssuer === undefined
      ? []
      : [{ about: 'sign-in of the agency', url: `${config.staffIssuer.issuer}/.well-known/openid-configuration` }]),
    { about: 'scim', url: config.scim.url },
    { about: 'mail', url: config.mail.url },
    ...(config.clamd.url === undefined ? [] : [{ about: 'virus scanner', url: config.clamd.url }]),
  ]
  const findings = await Promise.all(asked.map(({ about, url }) => reachable(about, url)))
  return config.clamd.url === undefined ? [...findings, note('virus scanner', 'none (CLAMD_URL is not given)')] : findings
}

/** Only whether somebody listens: a doctor must not cause business at the registers. */
async function reachable(about: string, address: string): Promise<Finding> {
  const { hostname, port, protocol } = new URL(address)
  const usual: Record<string, number> = { 'https:': 443, 'http:': 80, 'smtps:': 465, 'smtp:': 25 }
  const host = hostname.replace(/^\[|\]$/g, '')
  const target = { host, port: port === '' ? (usual[protocol] ?? 0) : Number(port) }
  const words = `${target.host}:${target.port}`
  return await new Promise((resolve) => {
    const socket = connect(target)
    const finish = (finding: Finding) => {
      socket.destroy()
      resolve(finding)
    }
    socket.setTimeout(patienceMs, () => finish(bad(about, `${words} does not answer`)))
    socket.once('error', (error) => finish(bad(about, `${words} cannot be reached: ${messageOf(error)}`)))
    socket.once('connect', () => finish(well(about, `${words} can be reached`)))
  })
}

const logs: Check = async ({ log }) => {
  if (log.file === undefined) return [well('logs', 'go to standard error')]
  const folder = join(log.file, '..')
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  return [writable ? well('logs', folder) : bad('logs', `${folder} cannot be written`)]
}

/** In the order in which they are told. */
export const allChecks: readonly Check[] = [database, files, keys, logs, processes, outside]

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(', ')
  return error instanceof Error ? error.message || error.name : String(error)
}
