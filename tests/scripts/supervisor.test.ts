import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { logToFolder } from '#scripts/launcher/process-log.ts'
import { Supervisor } from '#scripts/launcher/supervisor.ts'
import type { ProcessPlan } from '#scripts/processes/plan.ts'
import { identify, isAlive, signalQuietly } from '#scripts/processes/recognise.ts'

const ends: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

/** A folder with small programs of the test's own, and a supervisor over them. */
function workshop(stopOrder: string[] = []) {
  const dir = mkdtempSync(join(tmpdir(), 'supervisor-'))
  const said: string[] = []
  const gaveUp = Promise.withResolvers<void>()
  const processesFile = join(dir, 'processes.json')
  const supervisor = new Supervisor({
    stopOrder,
    logOf: (name) => logToFolder(dir, name),
    say: (line) => void said.push(line),
    processesFile,
    onGiveUp: () => gaveUp.resolve(),
  })
  ends.push(() => rmSync(dir, { recursive: true, force: true }))
  ends.push(() => supervisor.stop())
  const plan = (name: string, program: string): ProcessPlan => {
    const file = join(dir, `${name}.mjs`)
    writeFileSync(file, program)
    return {
      name,
      command: process.execPath,
      args: [file],
      env: { PATH: '' },
      cwd: dir,
      port: 1,
      // Ready is who has written its own pid.
      isReady: () => Promise.resolve(readText(join(dir, `${name}.ready`)) === `${pidOf(name)}`),
      endWith: [
        { signal: 'SIGTERM', patienceMs: 300 },
        { signal: 'SIGKILL', patienceMs: 1_000 },
      ],
    }
  }
  const pidOf = (name: string): number => (JSON.parse(readText(processesFile) || '{}') as Record<string, { pid: number }>)[name]?.pid ?? 0
  const starts = (name: string): number => readText(join(dir, `${name}.starts`)).length
  return { dir, said, gaveUp: gaveUp.promise, supervisor, plan, pidOf, starts }
}

const readText = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

const noteStart = (name: string) => `import { appendFileSync, writeFileSync } from 'node:fs'; appendFileSync('${name}.starts', '.');`
const becomeReady = (name: string) => `writeFileSync('${name}.ready', String(process.pid));`
const stay = 'setInterval(() => {}, 1000);'

async function until(question: () => boolean): Promise<void> {
  const end = Date.now() + 10_000
  while (!question()) {
    if (Date.now() > end) throw new Error('it did not come to pass')
    await sleep(10)
  }
}

describe('a process that was ready', () => {
  it('is started again at once, however often it ends', async () => {
    const { dir, supervisor, plan, pidOf, starts } = workshop()
    await supervisor.start(plan('worker', noteStart('worker') + becomeReady('worker') + stay))
    const begin = Date.now()
    for (let round = 2; round <= 8; round += 1) {
      await until(() => readText(join(dir, 'worker.ready')) === `${pidOf('worker')}`)
      await sleep(60)
      signalQuietly(pidOf('worker'), 'SIGKILL')
      await until(() => starts('worker') === round)
    }
    // Seven ends: with pauses of a failing process this would have taken over half a minute.
    expect(Date.now() - begin).toBeLessThan(8_000)
  })
})

describe('a process that ends before it is ready', () => {
  it('is tried five times with growing pauses; then everything is given up and its last words are shown', async () => {
    const { supervisor, plan, said, gaveUp, starts } = workshop()
    const begin = Date.now()
    const started = supervisor.start(plan('broken', `${noteStart('broken')} console.error('the disk is on fire'); process.exit(3)`))
    const other = workshop()
    const missing = other.supervisor.start({ ...other.plan('nothing', ''), command: '/nowhere/at/all' })
    missing.catch(() => undefined)
    await expect(started).rejects.toThrow('broken does not start')
    await gaveUp
    const took = Date.now() - begin
    expect(starts('broken')).toBe(5)
    // 0.5 + 1 + 2 + 4 seconds of pauses.
    expect(took).toBeGreaterThan(7_400)
    expect(took).toBeLessThan(12_000)
    expect(said.join('\n')).toContain('exit code 3')
    expect(said.at(-1)).toContain('the disk is on fire')
    await expect(missing).rejects.toThrow('nothing does not start')
    expect(other.said.join('\n')).toContain('ENOENT')
  }, 20_000)

  it('may fail four times and then stay', async () => {
    const { supervisor, plan, starts } = workshop()
    const program = `${noteStart('slow')} import { readFileSync } from 'node:fs'
      if (readFileSync('slow.starts', 'utf8').length < 3) process.exit(1)
      ${becomeReady('slow')} ${stay}`
    await supervisor.start(plan('slow', program))
    expect(starts('slow')).toBe(3)
  })
})

describe('stopping', () => {
  it('ends everything in the given order, even who ignores the asking, and starts nothing again', async () => {
    const { supervisor, plan, pidOf, starts } = workshop(['writer', 'store'])
    const deaf = `process.on('SIGTERM', () => {});`
    await supervisor.start(plan('store', noteStart('store') + becomeReady('store') + stay))
    await supervisor.start(plan('writer', deaf + noteStart('writer') + becomeReady('writer') + stay))
    const [store, writer] = [identify(pidOf('store')), identify(pidOf('writer'))]
    if (store === undefined || writer === undefined) throw new Error('both must be running')
    const stopped = supervisor.stop()
    await until(() => !isAlive(writer) || !isAlive(store))
    expect(isAlive(store)).toBe(true)
    await Promise.all([stopped, supervisor.stop()])
    expect(isAlive(store)).toBe(false)
    await sleep(200)
    expect([starts('store'), starts('writer')]).toEqual([1, 1])
  })

  it('does not wait for the pause of one that is failing', async () => {
    const { supervisor, plan, starts } = workshop()
    const started = supervisor.start(plan('broken', `${noteStart('broken')} process.exit(1)`))
    started.catch(() => undefined)
    await until(() => starts('broken') === 3)
    const begin = Date.now()
    await supervisor.stop()
    expect(Date.now() - begin).toBeLessThan(1_500)
    await expect(started).rejects.toThrow('was stopped')
  })
})

describe('logs', () => {
  it('are JSON lines whatever the process says', async () => {
    const { supervisor, plan, dir } = workshop()
    const words = `console.log('plain words'); console.error(JSON.stringify({ level: 30, msg: 'its own line' }));`
    await supervisor.start(plan('talker', noteStart('talker') + words + becomeReady('talker') + stay))
    await until(() => readText(join(dir, 'talker.log')).split('\n').length >= 3)
    const lines = readText(join(dir, 'talker.log')).trim().split('\n')
    const messages = lines.map((line) => (JSON.parse(line) as { msg: string }).msg)
    expect(messages.toSorted()).toEqual(['its own line', 'plain words'])
  })
})
