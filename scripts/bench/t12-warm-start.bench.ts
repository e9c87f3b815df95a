import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startPostgres } from '#scripts/embedded/postgres.ts'
import { startRedis } from '#scripts/embedded/redis.ts'
import { launch, type Launched } from '#scripts/faults/launched.ts'
import { Stage } from '#scripts/faults/stage.ts'
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
function servicesAlone(dir: string): Promise<Timed> {
  return timed(async () => {
    const [database, redis] = await Promise.all([startPostgres({ dir: join(dir, 'postgres') }), startRedis({ dir: join(dir, 'redis') })])
    return () => Promise.all([database.stop(), redis.stop()])
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
          yardstick: { name: 'PostgreSQL and Redis alone', measure: () => once(servicesAlone(bare.dataDir)) },
          product: () => once(started()),
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
