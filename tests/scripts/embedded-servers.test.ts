import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Redis } from 'ioredis'
import postgres from 'postgres'
import { afterEach, describe, expect, it } from 'vitest'
import { choosePostgresHome, ways } from '#scripts/embedded/postgres-user.ts'
import { startPostgres } from '#scripts/embedded/postgres.ts'
import { startRedis } from '#scripts/embedded/redis.ts'
import { FolderInUse } from '#scripts/embedded/server-folder.ts'
import { identify, isAlive } from '#scripts/processes/recognise.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stops: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'embedded-'))
  stops.push(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

async function ask(url: string, question: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined })
  try {
    return await sql.unsafe(question)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Another process that starts a server on a folder and then waits, as a launcher does. */
async function startElsewhere(kind: 'postgres' | 'redis', dir: string) {
  const script = join(dir, 'start-elsewhere.ts')
  const call = kind === 'postgres' ? 'startPostgres' : 'startRedis'
  writeFileSync(
    script,
    `import { ${call} } from ${JSON.stringify(join(root, 'scripts', 'embedded', `${kind}.ts`))}
    const server = await ${call}({ dir: ${JSON.stringify(dir)}, durable: false })
    process.stdout.write(String(server.pid))
    setInterval(() => undefined, 1000)`,
  )
  const starter = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  stops.push(() => void starter.kill('SIGKILL'))
  const pid = await new Promise<number>((resolve, reject) => {
    starter.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())))
    starter.once('exit', () => reject(new Error('the starter ended')))
  })
  const kill = async () => {
    const gone = new Promise((resolve) => starter.once('exit', resolve))
    starter.kill('SIGKILL')
    await gone
  }
  return { pid, kill }
}

describe('embedded PostgreSQL', () => {
  it('gives an owner that migrates and a plain role for the processes, and keeps everything over a restart', async () => {
    const dir = temporaryFolder()
    const first = await startPostgres({ dir, durable: false })
    stops.push(first.stop)
    await ask(first.ownerUrl(), 'create table kept (x int); grant select on kept to famhp_app; insert into kept values (7)')
    await expect(ask(first.url(), 'create table not_mine (x int)')).rejects.toThrow(/permission denied/)
    await expect(ask(first.url(), 'create database not_mine')).rejects.toThrow(/permission denied/)
    await first.stop()
    const second = await startPostgres({ dir, durable: false })
    stops.push(second.stop)
    expect(second.port).toBe(first.port)
    expect(await ask(second.url(), 'select x from kept')).toEqual([{ x: 7 }])
  })

  it('lets nobody in without the password', async () => {
    const dir = temporaryFolder()
    const server = await startPostgres({ dir, durable: false })
    stops.push(server.stop)
    const url = new URL(server.url())
    url.password = 'guessed'
    await expect(ask(url.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    expect(statSync(join(dir, 'passwords.json')).mode & 0o777).toBe(0o600)
  })

  it('keeps what it promised to keep when nothing says otherwise', async () => {
    const server = await startPostgres({ dir: temporaryFolder() })
    stops.push(server.stop)
    expect(await ask(server.url(), 'show fsync')).toEqual([{ fsync: 'on' }])
    expect(await ask(server.url(), 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }])
  })

  it('ends what a killed starter left running, and takes its place', async () => {
    const dir = temporaryFolder()
    const elsewhere = await startElsewhere('postgres', dir)
    const left = identify(elsewhere.pid)
    await elsewhere.kill()
    expect(left !== undefined && isAlive(left)).toBe(true)
    const server = await startPostgres({ dir, durable: false })
    stops.push(server.stop)
    expect(left !== undefined && isAlive(left)).toBe(false)
    expect(await ask(server.url(), 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('refuses a folder on which a living process runs one', async () => {
    const dir = temporaryFolder()
    const elsewhere = await startElsewhere('postgres', dir)
    await expect(startPostgres({ dir, durable: false })).rejects.toThrow(FolderInUse)
    const still = identify(elsewhere.pid)
    expect(still).toBeDefined()
    await elsewhere.kill()
    const heir = await startPostgres({ dir, durable: false })
    await heir.stop()
  })

  it('is not fooled by a pid that now belongs to someone else', async () => {
    const dir = temporaryFolder()
    const first = await startPostgres({ dir, durable: false })
    await first.stop()
    // A killed PostgreSQL leaves its pid file; by now the pid is ours, and we are alive.
    writeFileSync(join(dir, 'cluster', 'postmaster.pid'), `${process.pid}\n${dir}\n`)
    const second = await startPostgres({ dir, durable: false })
    stops.push(second.stop)
    expect(await ask(second.url(), 'select 1 as one')).toEqual([{ one: 1 }])
  })

  for (const way of ways) {
    const works = (() => {
      const dir = mkdtempSync(join(tmpdir(), 'way-'))
      try {
        const { cluster } = choosePostgresHome(dir, way)
        if (way === 'copy') rmSync(join(cluster, '..'), { recursive: true, force: true })
        return true
      } catch {
        return false
      } finally {
        rmSync(dir, { recursive: true, force: true })
      }
    })()

    it.runIf(works)(`runs the way called ${way}, and the data come along from another way`, async () => {
      const dir = temporaryFolder()
      const usual = await startPostgres({ dir, durable: false })
      await ask(usual.ownerUrl(), 'create table kept (x int); grant select on kept to famhp_app; insert into kept values (7)')
      await usual.stop()
      const server = await startPostgres({ dir, durable: false, way })
      stops.push(server.stop)
      expect(await ask(server.url(), 'select x from kept')).toEqual([{ x: 7 }])
      await server.stop()
      const { cluster } = JSON.parse(readFileSync(join(dir, 'home.json'), 'utf8')) as { cluster: string }
      const back = await startPostgres({ dir, durable: false })
      stops.push(back.stop)
      expect(await ask(back.url(), 'select x from kept')).toEqual([{ x: 7 }])
      if (way === 'copy') rmSync(join(cluster, '..'), { recursive: true, force: true })
    })
  }
})

describe('embedded Redis', () => {
  const open = (url: string): Redis => {
    const client = new Redis(url, { maxRetriesPerRequest: 0, retryStrategy: () => null })
    client.on('error', () => undefined)
    stops.push(() => client.disconnect())
    return client
  }

  it('keeps its data over a restart, throws nothing away and lets nobody in without the password', async () => {
    const dir = temporaryFolder()
    const first = await startRedis({ dir })
    const client = open(first.url)
    expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction'])
    await client.set('kept', '7')
    const stranger = open(`redis://127.0.0.1:${first.port}`)
    await expect(stranger.get('kept')).rejects.toThrow(/NOAUTH/)
    client.disconnect()
    await first.stop()
    const second = await startRedis({ dir })
    stops.push(second.stop)
    expect(second.port).toBe(first.port)
    expect(await open(second.url).get('kept')).toBe('7')
  })

  it('never runs twice on one folder: a living starter is respected, a killed one is succeeded', async () => {
    const dir = temporaryFolder()
    const elsewhere = await startElsewhere('redis', dir)
    await expect(startRedis({ dir })).rejects.toThrow(FolderInUse)
    const left = identify(elsewhere.pid)
    await elsewhere.kill()
    expect(left !== undefined && isAlive(left)).toBe(true)
    const server = await startRedis({ dir })
    stops.push(server.stop)
    expect(left !== undefined && isAlive(left)).toBe(false)
    expect(await open(server.url).ping()).toBe('PONG')
  })
})
