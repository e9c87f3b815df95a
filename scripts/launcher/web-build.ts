import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '#server/platform/config.ts'
import { readJson } from '#scripts/embedded/server-folder.ts'
import { endProcesses, identify, isAlive, type Identity } from '#scripts/processes/recognise.ts'
import { endOf, spawnPlan } from '#scripts/processes/run-plan.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './house-plans.ts'

const build = join(root, 'web', 'build')
const stampFile = join(build, '.built-from')

/** All that goes into the built pages: the web itself, what it may import of the server, and the packages. */
const sources = ['web/**/*', 'server/**/*.contract.ts', 'server/**/*.words.ts', 'package-lock.json']
const made = ['web/build', 'web/.svelte-kit', 'web/node_modules', 'web/src/paraglide']

/** A hash of the names and contents of all sources. */
export function sourceHash(): string {
  const hash = createHash('sha256')
  const exclude = (path: string) => made.some((folder) => path === folder || path.startsWith(`${folder}/`))
  for (const path of globSync(sources, { cwd: root, exclude }).toSorted()) {
    const file = join(root, path)
    if (statSync(file).isFile()) hash.update(`${path}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

export function isBuilt(hash = sourceHash()): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash
}

/**
 * Builds the pages if they are not those of the present sources. Two instances of one checkout share the build: one
 * makes it, the other waits. `signal` ends a build that is no longer wanted.
 */
export async function buildWeb(options: { env: Environment; say(line: string): void; signal: AbortSignal }): Promise<void> {
  if (isBuilt()) return
  await withBuildLock(options.signal, async () => {
    const hash = sourceHash()
    if (isBuilt(hash)) return
    options.say('Building the pages (usually 10 to 30 seconds).')
    rmSync(stampFile, { force: true })
    const lines: string[] = []
    const child = spawnPlan(buildPlan(options.env), (line) => lines.push(line))
    const stop = () => void (child.pid === undefined ? undefined : endProcesses([child.pid], [{ signal: 'SIGKILL', patienceMs: 500 }]))
    options.signal.addEventListener('abort', stop)
    process.on('exit', stop)
    const { code } = await endOf(child)
    options.signal.removeEventListener('abort', stop)
    process.off('exit', stop)
    if (options.signal.aborted) throw new Error('The building of the pages was stopped.')
    if (code !== 0) throw new Error(`The pages could not be built.\n${lines.slice(-30).join('\n')}`)
    writeFileSync(stampFile, hash)
  })
}

function buildPlan(env: Environment) {
  return {
    name: 'web build',
    command: process.execPath,
    args: [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '-c', 'web/vite.config.ts'],
    // From the root: the adapter reads package.json from the current folder.
    cwd: root,
    env: { ...env, NODE_ENV: 'production' },
    port: 0,
    isReady: () => Promise.resolve(true),
    endWith: [],
  }
}

async function withBuildLock(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  const folder = join(root, '.tools')
  const file = join(folder, 'web-build.lock')
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
