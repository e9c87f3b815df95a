import { mkdtempSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { inject } from 'vitest'
import { readConfig, type Config } from '#server/platform/config.ts'
import { openHouse, type House } from '#server/platform/house.ts'
import { openLog } from '#server/platform/log.ts'

/** A real house on a database and a Redis prefix of its own. `close` takes both away again. */
export type TestHouse = House & {
  /** The role that owns the tables: for tampering, and for nothing else. */
  ownerUrl: string
}

export type TestHouseOptions = {
  /** Changes the settings after they were built. */
  change?: (config: Config) => Config
  /** A Redis of the test's own, where it wants to wipe or stop it. */
  redisUrl?: string
  /** Shows the log on standard error, or writes it to a file; silent otherwise. */
  logLevel?: string
  logFile?: string
}

/** Opens a house for one test file: its own database, cloned from the migrated template, and its own prefix in Redis. */
export async function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const services = inject('services')
  const name = `t_${randomBytes(6).toString('hex')}`
  await asOwner(services.ownerUrl, `create database ${name} template ${services.template} strategy wal_log`)
  const dataDir = mkdtempSync(join(tmpdir(), 'portal-house-'))
  const settings = testConfig({
    databaseUrl: withDatabase(services.databaseUrl, name),
    redisUrl: options.redisUrl ?? services.redisUrl,
    dataDir,
    deployment: name.replace('_', '-'),
  })
  const config = options.change?.(settings) ?? settings
  const log = openLog({ name: 'test', level: options.logLevel ?? 'silent', file: options.logFile })
  const house = await openHouse(config, log, 'test')
  return {
    ...house,
    ownerUrl: withDatabase(services.ownerUrl, name),
    async close() {
      await sweepRedis(house)
      await house.close()
      await asOwner(services.ownerUrl, `drop database ${name} with (force)`)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Settings of a demo with fresh keys. Ports are 0: whatever listens in a test takes a free one. */
export function testConfig(given: { databaseUrl: string; redisUrl: string; dataDir: string; deployment: string }): Config {
  const keys = ['NISS_KEY', 'NISS_INDEX_KEY', 'CREDENTIAL_KEY', 'AUDIT_KEY', 'SESSION_KEY', 'WEBHOOK_KEY']
  const config = readConfig({
    MODE: 'demo',
    DEMO_WORLD: 'none',
    DATABASE_URL: given.databaseUrl,
    REDIS_URL: given.redisUrl,
    DATA_DIR: given.dataDir,
    DEPLOYMENT: given.deployment,
    LOG_LEVEL: 'silent',
    ...Object.fromEntries(keys.map((key) => [key, randomBytes(32).toString('base64url')])),
  })
  return {
    ...config,
    http: { ...config.http, port: 0 },
    management: { ...config.management, port: 0, jobsPort: 0 },
  }
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

async function asOwner(ownerUrl: string, statement: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Takes away what the house left in Redis; a Redis that the test has stopped needs none of it. */
async function sweepRedis(house: House): Promise<void> {
  if (house.redis.status !== 'ready') return
  let cursor = '0'
  do {
    const [next, keys] = await house.redis.scan(cursor, 'MATCH', `${house.config.deployment}*`, 'COUNT', 1000)
    if (keys.length > 0) await house.redis.unlink(...keys)
    cursor = next
  } while (cursor !== '0')
}
