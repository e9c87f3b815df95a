import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Environment } from '#server/platform/config.ts'
import { root } from '#scripts/launcher/root.ts'
import { endProcesses, signalQuietly } from '#scripts/processes/recognise.ts'
import { endOf, spawnPlan } from '#scripts/processes/run-plan.ts'
import type { ProcessPlan } from '#scripts/processes/plan.ts'
import { diesAt, type DiesAt } from './relay-deaths.ts'
import type { Stage } from './stage.ts'
import { until } from './until.ts'

export type Relays = {
  deaths(): number
  deathsByPlace(): ReadonlyMap<DiesAt, number>
  /** From now on those that are started live on; resolves when all of the dying are gone. */
  stopDying(): Promise<void>
  /** One more relay, which freezes in the middle of a step; resolves when it stands still. */
  startFrozen(): Promise<FrozenRelay>
  stop(): Promise<void>
}

export type FrozenRelay = { thaw(): void; kill(): Promise<void> }

/** How long a relay lives that is killed from outside, at any moment from its very start. */
const longestLifeMs = 3_000
const deadly = diesAt.filter((at) => at !== 'never' && at !== 'freezes')

/** Keeps so many relays running, each in a process of its own that dies in turn at another place and is started again. */
export function startRelays(stage: Stage, env: Environment, count: number): Relays {
  const deaths = new Map<DiesAt, number>()
  const living = new Set<number>()
  const killAll = () => living.forEach((pid) => signalQuietly(pid, 'SIGKILL'))
  let isDying = true
  let isOver = false
  let turn = 0

  async function liveOnce(at: DiesAt): Promise<void> {
    const child = spawnPlan(planOf(env, at), () => undefined)
    const { pid } = child
    if (pid !== undefined) living.add(pid)
    const ended = endOf(child)
    // A place that is not reached in time is not waited for: then it is a death from outside.
    if (at !== 'never')
      void pause(at === 'outside' ? Math.random() * longestLifeMs : 5 * longestLifeMs).then(
        () => pid !== undefined && living.has(pid) && signalQuietly(pid, 'SIGKILL'),
      )
    const { signal } = await ended
    if (pid !== undefined) living.delete(pid)
    if (signal === 'SIGKILL' && at !== 'never') deaths.set(at, (deaths.get(at) ?? 0) + 1)
  }

  async function keepOne(): Promise<void> {
    while (!isOver) {
      turn += 1
      await liveOnce(isDying ? (deadly[turn % deadly.length] ?? 'outside') : 'never')
    }
  }

  process.on('exit', killAll)
  const keeping = Promise.all(Array.from({ length: count }, keepOne))
  async function stop(): Promise<void> {
    isOver = true
    await endProcesses([...living], [{ signal: 'SIGKILL', patienceMs: 2_000 }])
    await keeping
    process.off('exit', killAll)
  }
  stage.onEnd(stop)
  return {
    deaths: () => [...deaths.values()].reduce((sum, one) => sum + one, 0),
    deathsByPlace: () => deaths,
    async stopDying() {
      isDying = false
      const dying = [...living]
      await endProcesses(dying, [{ signal: 'SIGKILL', patienceMs: 2_000 }])
    },
    async startFrozen() {
      const { pid } = spawnPlan(planOf(env, 'freezes'), () => undefined)
      if (pid === undefined) throw new Error('The relay that is to freeze did not start')
      living.add(pid)
      await until('a relay that stands still', () => isFrozen(pid), { withinMs: 60_000, everyMs: 10 })
      return {
        thaw: () => signalQuietly(pid, 'SIGCONT'),
        async kill() {
          await endProcesses([pid], [{ signal: 'SIGKILL', patienceMs: 2_000 }])
          living.delete(pid)
        },
      }
    },
    stop,
  }
}

/** After the name in brackets, which may hold anything, comes the state: `T` is stopped by a signal. */
function isFrozen(pid: number): boolean {
  return (
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')
      .at(-1)
      ?.startsWith('T') ?? false
  )
}

function planOf(env: Environment, at: DiesAt): ProcessPlan {
  return {
    name: 'relay',
    command: process.execPath,
    args: ['scripts/faults/relay.child.ts'],
    cwd: root,
    env: { ...env, FAULT_DIES_AT: at, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') },
    port: 0,
    isReady: () => Promise.resolve(true),
    endWith: [],
  }
}
