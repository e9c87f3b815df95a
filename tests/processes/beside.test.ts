import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePortBlock } from '#scripts/processes/ports.ts'
import { cleanEnvironment, root, startInstance, temporaryDataDir, type Instance } from './instance.ts'

const folder = temporaryDataDir()
let instance: Instance

beforeAll(async () => {
  instance = await startInstance({ dataDir: folder.dataDir })
  await instance.ready
})

afterAll(folder.clear)

type Script = { output(): string; saying(words: string): Promise<void>; stop(): void; code: Promise<number | null> }

/** A script as npm runs it, on the data of this test's instance. */
function runScript(args: string[], env: Record<string, string> = {}): Script {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...cleanEnvironment(), DATA_DIR: folder.dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const heard = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    output += chunk.toString()
    for (const listener of heard) listener()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const code = new Promise<number | null>((resolve) => child.once('close', resolve))
  const saying = async (words: string) => {
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.includes(words)) resolve()
      }
      heard.add(look)
      look()
      void code.then(() => reject(new Error(`it ended and said only:\n${output}`)))
    })
  }
  return { output: () => output, saying, stop: () => void child.kill('SIGTERM'), code }
}

describe('beside a running npm start', () => {
  it('npm run doctor finds all well', async () => {
    const doctor = runScript(['scripts/doctor.ts'])
    expect(await doctor.code, doctor.output()).toBe(0)
    expect(doctor.output()).toContain('All is well.')
  })

  it('npm run migrate finds the database in step', async () => {
    const migrate = runScript(['scripts/migrate.ts'])
    expect(await migrate.code).toBe(0)
    expect(migrate.output()).toContain('in step')
  })

  it('npm run server is a second server of the same instance, on a port of its own', async () => {
    const port = await freePortBlock()
    const server = runScript(['scripts/beside.ts', 'server'], { PORT: `${port}` })
    await server.saying(`ready http://localhost:${port}`)
    const answer = await fetch(`http://localhost:${port}/api/v1/session`)
    expect(answer.status).toBeLessThan(500)
    server.stop()
    expect(await server.code).toBe(0)
  })

  it('npm run jobs is a second worker of the same instance', async () => {
    const jobs = runScript(['scripts/beside.ts', 'jobs'])
    await jobs.saying('ready (health on port')
    jobs.stop()
    expect(await jobs.code).toBe(0)
  })

  it('npm run reset refuses, even when told yes', async () => {
    const reset = runScript(['scripts/reset.ts', '--yes'])
    expect(await reset.code).toBe(1)
    expect(reset.output()).toContain('is already running')
    expect(existsSync(`${folder.dataDir}/postgres`)).toBe(true)
  })
})

describe('after npm start has ended', () => {
  beforeAll(async () => {
    instance.signal('SIGTERM')
    expect((await instance.ended).code).toBe(0)
  })

  it('npm run doctor says what is missing', async () => {
    const doctor = runScript(['scripts/doctor.ts'])
    expect(await doctor.code).toBe(1)
    expect(doctor.output()).toContain('start it first with npm start')
  })

  it('npm run server says what it would need', async () => {
    const server = runScript(['scripts/beside.ts', 'server'])
    expect(await server.code).toBe(1)
    expect(server.output()).toContain('DATABASE_URL must be given')
  })

  it('npm run reset asks, and without the word deletes nothing', async () => {
    const reset = runScript(['scripts/reset.ts'])
    expect(await reset.code).toBe(1)
    expect(reset.output()).toContain('Nothing was deleted')
    expect(existsSync(`${folder.dataDir}/postgres`)).toBe(true)
  })

  it('npm run reset, told yes, deletes everything', async () => {
    const reset = runScript(['scripts/reset.ts', '--yes'])
    expect(await reset.code, reset.output()).toBe(0)
    expect(readdirSync(folder.dataDir)).toEqual([])
  })
})
