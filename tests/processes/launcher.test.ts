import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersReady } from '#scripts/launcher/house-plans.ts'
import { identify, isAlive, signalQuietly, type Identity } from '#scripts/processes/recognise.ts'
import { processesOf, startInstance, temporaryDataDir, type Instance } from './instance.ts'

const folder = temporaryDataDir()
const other = temporaryDataDir()
let instance: Instance

beforeAll(async () => {
  instance = await startInstance({ dataDir: folder.dataDir })
  await instance.ready
})

afterAll(async () => {
  await folder.clear()
  await other.clear()
})

/** Those that a launcher watches, as identities, since a pid may pass to someone else. */
function watched(dataDir: string): Identity[] {
  const identities = Object.values(processesOf(dataDir)).map(({ pid }) => identify(pid))
  return identities.filter((identity) => identity !== undefined)
}

async function until(question: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await question())) {
    if (Date.now() > end) throw new Error(`it did not come to pass; the launcher said:\n${instance.output()}`)
    await sleep(50)
  }
}

const allReady = async ({ port }: Instance): Promise<boolean> =>
  (await answersReady('127.0.0.1', port + 1)) && (await answersReady('127.0.0.1', port + 2)) && answersReady('127.0.0.1', port + 3)

describe('npm start', () => {
  it('says ready once, tells where to look, and never tells a password', async () => {
    expect(await instance.ready).toBe(`ready http://localhost:${instance.port}`)
    expect(instance.output().match(/^ready /gm)).toHaveLength(1)
    expect(instance.output()).toContain(`http://127.0.0.1:${instance.port + 2}/mail`)
    const secrets = readdirSync(join(folder.dataDir, 'keys'), { withFileTypes: true })
      .filter((entry) => entry.name.endsWith('-key'))
      .map((entry) => readFileSync(join(folder.dataDir, 'keys', entry.name), 'utf8').trim())
    expect(secrets).toHaveLength(6)
    for (const secret of secrets) expect(instance.output()).not.toContain(secret)
    expect(await allReady(instance)).toBe(true)
  })

  it('keeps what is secret to its owner, and writes logs that a program can read', () => {
    const modeOf = (path: string) => (statSync(join(folder.dataDir, path)).mode & 0o777).toString(8)
    expect([modeOf('keys'), modeOf('run'), modeOf('run/settings.env'), modeOf('keys/niss-key')]).toEqual(['700', '700', '600', '600'])
    const logs = join(folder.dataDir, 'logs')
    for (const file of readdirSync(logs)) {
      for (const line of readFileSync(join(logs, file), 'utf8').trim().split('\n')) {
        if (line !== '') expect(() => JSON.parse(line) as unknown, `${file}: ${line}`).not.toThrow()
      }
    }
  })

  it('refuses a second one on the same data, and says so', async () => {
    const second = await startInstance({ dataDir: folder.dataDir })
    const { code, tookMs } = await second.ended
    expect(code).toBe(1)
    expect(tookMs).toBeLessThan(10_000)
    expect(second.output()).toContain('is already running')
    expect(await allReady(instance)).toBe(true)
  })

  it('says which ports are taken', async () => {
    const second = await startInstance({ dataDir: other.dataDir, port: instance.port })
    expect((await second.ended).code).toBe(1)
    expect(second.output()).toContain(`${instance.port} (PORT)`)
    expect(existsSync(join(other.dataDir, 'postgres'))).toBe(false)
  })

  it('runs beside another instance', async () => {
    const neighbour = await startInstance({ dataDir: other.dataDir })
    await neighbour.ready
    expect([await allReady(instance), await allReady(neighbour)]).toEqual([true, true])
    neighbour.signal('SIGINT')
    expect((await neighbour.ended).code).toBe(0)
    expect(await allReady(instance)).toBe(true)
  })

  it('starts again whatever falls', async () => {
    for (const name of ['server', 'jobs', 'simulators', 'redis', 'postgres'] as const) {
      const before = processesOf(folder.dataDir)[name].pid
      signalQuietly(before, 'SIGKILL')
      await until(async () => processesOf(folder.dataDir)[name].pid !== before && (await allReady(instance)))
    }
    expect(instance.output().match(/^ready /gm)).toHaveLength(1)
  })

  it('killed, leaves nothing that its successor does not end or that loses data', async () => {
    const epoch = await redisEpoch()
    const left = watched(folder.dataDir)
    expect(left).toHaveLength(5)
    instance.signal('SIGKILL')
    await instance.ended
    instance = await startInstance({ dataDir: folder.dataDir, port: instance.port })
    await instance.ready
    expect(left.filter(isAlive)).toEqual([])
    expect(await redisEpoch()).toBe(epoch)
  })

  it('told twice, and its whole group, to stop, ends everything within ten seconds with exit code 0', async () => {
    const running = watched(folder.dataDir)
    const begin = Date.now()
    instance.signal('SIGTERM', 'group')
    await sleep(50)
    instance.signal('SIGTERM', 'group')
    const { code, signal } = await instance.ended
    expect({ code, signal }).toEqual({ code: 0, signal: null })
    expect(Date.now() - begin).toBeLessThan(10_000)
    expect(running.filter(isAlive)).toEqual([])
    expect(readdirSync(join(folder.dataDir, 'run'))).toEqual([])
  })

  it('started by npm and stopped through npm, ends with 0 and leaves nothing', async () => {
    const throughNpm = await startInstance({ dataDir: folder.dataDir, throughNpm: true })
    await throughNpm.ready
    const running = watched(folder.dataDir)
    throughNpm.signal('SIGTERM')
    const { code, signal } = await throughNpm.ended
    expect({ code, signal }).toEqual({ code: 0, signal: null })
    await until(() => running.every((identity) => !isAlive(identity)))
  })

  it('can be stopped at any moment of its start', async () => {
    for (const afterMs of [150, 500, 900, 1_300]) {
      const early = await startInstance({ dataDir: folder.dataDir })
      await sleep(afterMs)
      early.signal('SIGTERM')
      const { code, signal } = await early.ended
      // So early that Node itself was still starting, nothing was there to end.
      expect(code === 0 || signal === 'SIGTERM', early.output()).toBe(true)
      if (existsSync(join(folder.dataDir, 'run'))) expect(readdirSync(join(folder.dataDir, 'run'))).toEqual([])
    }
  })
})

/** The installation's own mark in the database: the same data, the same mark. */
async function redisEpoch(): Promise<string> {
  const { default: postgres } = await import('postgres')
  const settings = readFileSync(join(folder.dataDir, 'run', 'settings.env'), 'utf8')
  const url = /^DATABASE_URL="(.*)"$/m.exec(settings)?.[1] ?? ''
  const sql = postgres(url, { max: 1 })
  try {
    const [row] = await sql<{ epoch: string }[]>`select redis_epoch::text as epoch from installation`
    return row?.epoch ?? ''
  } finally {
    await sql.end()
  }
}
