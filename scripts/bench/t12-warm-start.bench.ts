import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startPostgres } from '#scripts/embedded/postgres.ts'
import { startRedis } from '#scripts/embedded/redis.ts'
import { bareEnvironment, Stage } from '#scripts/faults/stage.ts'
import { answersReady } from '#scripts/launcher/house-plans.ts'
import { root } from '#scripts/launcher/root.ts'
import { freePort } from '#scripts/processes/ports.ts'
import { runPlan } from '#scripts/processes/run-plan.ts'
import { launch, type Launched } from '#scripts/faults/launched.ts'
import type { BenchRow } from './bench-row.ts'

/** After so long without anybody doing anything, what a process still holds is what it holds. */
const idleMs = 8_000

/** Milliseconds, and what to do when they have been read. */
type Timed = { ms: number; end(): Promise<unknown> }

async function timed(start: () => Promise<() => Promise<unknown>>): Promise<Timed> {
  const begin = performance.now()
  const end = await start()
  return { ms: performance.now() - begin, end }
}

/** PostgreSQL and Redis on folders that were used before, both at once, until both answer. */
function databasesAlone(dir: string): Promise<Timed> {
  return timed(async () => {
    const [database, redis] = await Promise.all([startPostgres({ dir: join(dir, 'postgres') }), startRedis({ dir: join(dir, 'redis') })])
    return () => Promise.all([database.stop(), redis.stop()])
  })
}

/** What Node is asked to run in place of server, jobs and simulators: it answers that it is ready, and has nothing else in it. */
const emptyProgram = (port: number) => `require('node:http').createServer((q, r) => r.end('ready')).listen(${String(port)}, '127.0.0.1')`

async function emptyProcess(name: string): Promise<() => Promise<unknown>> {
  const port = await freePort()
  const { stop } = await runPlan({
    name,
    command: process.execPath,
    args: ['-e', emptyProgram(port)],
    cwd: root,
    env: bareEnvironment(),
    port,
    isReady: () => answersReady('127.0.0.1', port),
    endWith: [{ signal: 'SIGKILL', patienceMs: 1_000 }],
  })
  return stop
}

/** The same five that the launcher starts, empty and all at once: two databases, and three processes that only answer. */
function servicesAlone(dir: string): Promise<Timed> {
  return timed(async () => {
    const programs = ['server', 'jobs', 'simulators'].map(emptyProcess)
    const [{ end }, ...ends] = await Promise.all([databasesAlone(dir), ...programs])
    return () => Promise.all([end(), ...ends.map((one) => one())])
  })
}

/** Proportional set size: pages shared with others count in part, so that the sum is what the machine really gives. */
function proportionalMegabytes(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) =>
    Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8'))?.[1] ?? NaN),
  )
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1_024
}

async function once(work: Promise<Timed>): Promise<number> {
  const { ms, end } = await work
  await end()
  return ms
}

export const row: BenchRow = {
  id: 'T12',
  title: 'Coming back: npm start on a warm checkout',
  async prepare() {
    const stage = new Stage({ size: 'full', say: () => undefined })
    const bare = new Stage({ size: 'full', say: () => undefined })
    const close = async () => {
      await stage.close()
      await bare.close()
    }
    try {
      // The first start of each builds, migrates and seeds; only what comes after it is coming back.
      const first = await launch(stage, {}, 'npm')
      await first.end()
      await once(servicesAlone(bare.dataDir))
    } catch (error) {
      await close()
      throw error
    }
    const started = () =>
      timed(async () => {
        const instance = await launch(stage, {}, 'npm')
        return () => instance.end()
      })
    return {
      contests: [
        {
          name: 'Until it says ready',
          unit: 'ms',
          yardstick: { name: 'the same five services, empty', measure: () => once(servicesAlone(bare.dataDir)) },
          product: () => once(started()),
          beside: { 'PostgreSQL and Redis alone': () => once(databasesAlone(bare.dataDir)) },
          goal: { of: 'ratio', is: 'at most', than: 5 },
        },
        {
          name: 'Memory of server and jobs together, idle (PSS)',
          unit: 'MB',
          product: async () => {
            const instance: Launched = await launch(stage)
            await pause(idleMs)
            const megabytes = proportionalMegabytes([instance.pidOf('server'), instance.pidOf('jobs')])
            await instance.end()
            return megabytes
          },
          goal: { of: 'value', is: 'at most', than: 450 },
        },
      ],
      close,
    }
  },
}
