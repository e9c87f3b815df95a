import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { appRole, startPostgres, type EmbeddedPostgres } from '#scripts/embedded/postgres.ts'
import { startRedis, type EmbeddedRedis } from '#scripts/embedded/redis.ts'
import { migrateDatabase } from '#scripts/migrate.ts'
import { readConfig, type Config } from '#server/platform/config.ts'
import { openHouse, type House } from '#server/platform/house.ts'
import { openLog } from '#server/platform/log.ts'

/** The services of a bench: started for it, as durable as in production, and gone afterwards. */
export type BenchWorld = {
  /** 1 measures what the targets say; less is for trying a row out. */
  scale: number
  postgres: EmbeddedPostgres
  redis: EmbeddedRedis
  /** An empty database for a yardstick; answers the URL of the role that owns it. */
  emptyDatabase(): Promise<string>
  /** A house on a migrated database of its own. */
  house(change?: (config: Config) => Config): Promise<House & { ownerUrl: string }>
  close(): Promise<void>
}

const template = 'bench_template'

export async function openBenchWorld(scale = 1): Promise<BenchWorld> {
  const dir = mkdtempSync(join(tmpdir(), 'portal-bench-'))
  const [database, redis] = await Promise.all([startPostgres({ dir: join(dir, 'postgres') }), startRedis({ dir: join(dir, 'redis') })])
  const owner = postgres(database.ownerUrl(), { max: 1, onnotice: () => undefined })
  await owner.unsafe(`create database ${template}`)
  await migrateDatabase({ ownerUrl: database.ownerUrl(template), appRole, mode: 'demo' })
  const houses: House[] = []
  const freshName = () => `b_${randomBytes(5).toString('hex')}`

  return {
    scale,
    postgres: database,
    redis,
    async emptyDatabase() {
      const name = freshName()
      await owner.unsafe(`create database ${name}`)
      return database.ownerUrl(name)
    },
    async house(change = (config) => config) {
      const name = freshName()
      await owner.unsafe(`create database ${name} template ${template} strategy wal_log`)
      const config = change(
        benchConfig({ url: database.url(name), redisUrl: redis.url, dataDir: join(dir, name), deployment: name.replace('_', '-') }),
      )
      const house = await openHouse(config, openLog({ name: 'bench', level: 'silent', file: undefined }), 'bench')
      houses.push(house)
      return { ...house, ownerUrl: database.ownerUrl(name) }
    },
    async close() {
      for (const house of houses) await house.close()
      await owner.end()
      await Promise.all([database.stop(), redis.stop()])
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function benchConfig(given: { url: string; redisUrl: string; dataDir: string; deployment: string }): Config {
  const keys = ['NISS_KEY', 'NISS_INDEX_KEY', 'CREDENTIAL_KEY', 'AUDIT_KEY', 'SESSION_KEY', 'WEBHOOK_KEY']
  const config = readConfig({
    MODE: 'demo',
    DATABASE_URL: given.url,
    REDIS_URL: given.redisUrl,
    DATA_DIR: given.dataDir,
    DEPLOYMENT: given.deployment,
    LOG_LEVEL: 'silent',
    ...Object.fromEntries(keys.map((key) => [key, randomBytes(32).toString('base64url')])),
  })
  return { ...config, http: { ...config.http, port: 0 }, management: { ...config.management, port: 0, jobsPort: 0 } }
}
