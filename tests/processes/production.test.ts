import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres, type EmbeddedPostgres } from '#scripts/embedded/postgres.ts'
import { startRedis, type EmbeddedRedis } from '#scripts/embedded/redis.ts'
import { answersReady } from '#scripts/launcher/house-plans.ts'
import { isPortFree } from '#scripts/processes/ports.ts'
import { processesOf, productionSettings, startInstance, temporaryDataDir, type Instance } from './instance.ts'

/** Services as an operator would give them, from somewhere else. */
const services = temporaryDataDir()
const folder = temporaryDataDir()
const demoFolder = temporaryDataDir()
let postgres: EmbeddedPostgres
let redis: EmbeddedRedis
let instance: Instance

const given = () => ({ DATABASE_URL: postgres.url(), DATABASE_OWNER_URL: postgres.ownerUrl(), REDIS_URL: redis.url })

beforeAll(async () => {
  postgres = await startPostgres({ dir: join(services.dataDir, 'postgres'), durable: false })
  redis = await startRedis({ dir: join(services.dataDir, 'redis') })
  instance = await startInstance({ dataDir: folder.dataDir, env: { ...productionSettings(), ...given() } })
  await instance.ready
})

afterAll(async () => {
  await folder.clear()
  await demoFolder.clear()
  await redis.stop()
  await postgres.stop()
  await services.clear()
})

describe('npm start in production', () => {
  it('starts the server and the jobs on what it is given, and nothing else', async () => {
    expect(await instance.ready).toBe('ready https://portal.example.org')
    expect(Object.keys(processesOf(folder.dataDir)).toSorted()).toEqual(['jobs', 'server'])
    for (const made of ['postgres', 'redis', 'demo-accounts.json']) expect(existsSync(join(folder.dataDir, made))).toBe(false)
    expect(readdirSync(join(folder.dataDir, 'keys'))).toEqual([])
    expect(await answersReady('127.0.0.1', instance.port + 1)).toBe(true)
    expect(await answersReady('127.0.0.1', instance.port + 3)).toBe(true)
  })

  it('has neither simulators nor a mail page nor anything of development', async () => {
    expect(await isPortFree(instance.port + 2)).toBe(true)
    expect(await isPortFree(instance.port + 4)).toBe(true)
    for (const path of ['/dev/clock', '/dev', '/dev/mails', '/dev/ui', '/api/v1/dev/mails', '/faults/vies', '/mail']) {
      const answer = await fetch(`http://127.0.0.1:${instance.port}${path}`, {
        headers: { accept: 'application/json' },
      })
      expect(answer.status, path).toBe(404)
    }
  })

  it('writes no settings of its own and keeps the role that migrates from the processes', () => {
    expect(existsSync(join(folder.dataDir, 'run', 'settings.env'))).toBe(false)
    const { server } = processesOf(folder.dataDir)
    const owner = new URL(postgres.ownerUrl()).password
    if (process.platform === 'linux') expect(readFileSync(`/proc/${server.pid}/environ`, 'utf8')).not.toContain(owner)
  })

  it('leaves a database that a demo then refuses', async () => {
    const demo = await startInstance({ dataDir: demoFolder.dataDir, env: given() })
    expect((await demo.ended).code).toBe(1)
    expect(demo.output()).toContain('This is a production database and MODE is demo')
  })

  it('ends with 0 when it is told to', async () => {
    instance.signal('SIGTERM')
    expect((await instance.ended).code).toBe(0)
  })
})

describe('a demo database', () => {
  it('is refused in production', async () => {
    const { migrateDatabase } = await import('#scripts/migrate.ts')
    const { default: client } = await import('postgres')
    const sql = client(postgres.ownerUrl(), { max: 1 })
    await sql`create database of_a_demo`
    await sql.end()
    await migrateDatabase({ ownerUrl: postgres.ownerUrl('of_a_demo'), appRole: 'famhp_app', mode: 'demo' })
    const urls = { DATABASE_URL: postgres.url('of_a_demo'), DATABASE_OWNER_URL: postgres.ownerUrl('of_a_demo') }
    const refused = await startInstance({
      dataDir: folder.dataDir,
      env: { ...productionSettings(), ...given(), ...urls },
    })
    expect((await refused.ended).code).toBe(1)
    expect(refused.output()).toContain('This is a demo database and MODE is production')
  })
})
