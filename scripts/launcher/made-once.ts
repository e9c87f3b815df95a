import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment } from '#server/platform/config.ts'
import { readJson } from '#scripts/embedded/server-folder.ts'
import { endProcesses, identify, isAlive, type Identity } from '#scripts/processes/recognise.ts'
import { endOf, spawnPlan } from '#scripts/processes/run-plan.ts'
import { root } from './root.ts'

/** Something that is made of the sources and kept until they change. */
export type Made = {
  /** In words of a sentence: `the pages`. */
  name: string
  /** How long it usually takes, for who waits. */
  usually: string
  /** The file that tells of which sources it was made. */
  stamp: string
  hash(): string
  /** Arguments for Node, from the root of the checkout. */
  args: readonly string[]
}

export type Making = { env: Environment; say(line: string): void; signal: AbortSignal }

/** A hash of the names and contents of all files that the patterns name. */
export function hashOfSources(patterns: readonly string[], exclude: (path: string) => boolean = () => false): string {
  const hash = createHash('sha256')
  for (const path of globSync(patterns, { cwd: root, exclude }).toSorted()) {
    const file = join(root, path)
    if (statSync(file).isFile()) hash.update(`${path}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/**
 * Makes it if what is there is not of the present sources. Two instances of one checkout share it: one makes it, the
 * other waits. `signal` ends a making that is no longer wanted.
 */
export async function makeOnce(made: Made, { env, say, signal }: Making): Promise<void> {
  const isThere = (hash: string) => existsSync(made.stamp) && readFileSync(made.stamp, 'utf8') === hash
  if (isThere(made.hash())) return
  await withLock(made, signal, async () => {
    const hash = made.hash()
    if (isThere(hash)) return
    say(`Building ${made.name} (usually ${made.usually}).`)
    rmSync(made.stamp, { force: true })
    await run(made, env, signal)
    mkdirSync(dirname(made.stamp), { recursive: true })
    writeFileSync(made.stamp, hash)
  })
}

async function run({ name, args }: Made, env: Environment, signal: AbortSignal): Promise<void> {
  const lines: string[] = []
  const plan = { name, command: process.execPath, args: [...args], cwd: root, env: { ...env, NODE_ENV: 'production' } }
  const child = spawnPlan({ ...plan, port: 0, isReady: () => Promise.resolve(true), endWith: [] }, (line) => lines.push(line))
  const stop = () => void (child.pid === undefined ? undefined : endProcesses([child.pid], [{ signal: 'SIGKILL', patienceMs: 500 }]))
  signal.addEventListener('abort', stop)
  process.on('exit', stop)
  const { code } = await endOf(child)
  signal.removeEventListener('abort', stop)
  process.off('exit', stop)
  if (signal.aborted) throw new Error(`The building of ${name} was stopped.`)
  if (code !== 0) throw new Error(`The building of ${name} failed.\n${lines.slice(-30).join('\n')}`)
}

async function withLock({ stamp }: Made, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  const folder = join(root, '.tools')
  const file = join(
    folder,
    `${dirname(stamp)
      .slice(root.length)
      .replaceAll(/[^a-z]+/g, '-')}.lock`,
  )
  mkdirSync(folder, { recursive: true })
  while (!takeLock(file)) await sleep(200, undefined, { signal })
  try {
    await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function takeLock(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify(identify(process.pid)), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const holder = readJson<Identity>(file)
  // Unreadable for a moment: just being written.
  if (holder !== undefined && !isAlive(holder)) rmSync(file, { force: true })
  return false
}
