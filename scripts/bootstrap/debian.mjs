import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { onPath } from './find.mjs'

export const isDebian = () => ['apt-get', 'apt-cache', 'dpkg', 'dpkg-deb'].every((program) => onPath(program) !== undefined)

export const isRoot = () => process.getuid?.() === 0

/** Runs a program quietly; `ok` and both outputs as text. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options })
  return { ok: result.status === 0, stdout: result.stdout ?? '', stderr: result.stderr ?? '' }
}

/**
 * apt with lists and cache of our own under `.tools/apt`: nothing of the system changes and no root is needed, yet the
 * system's own sources and keys are used.
 */
export function privateApt(root) {
  const folder = join(root, '.tools', 'apt')
  for (const part of ['state/lists/partial', 'cache/archives/partial']) mkdirSync(join(folder, part), { recursive: true })
  const options = [
    ['Dir::State', join(folder, 'state')],
    ['Dir::State::status', '/var/lib/dpkg/status'],
    ['Dir::Cache', join(folder, 'cache')],
    ...(isRoot() ? [['APT::Sandbox::User', 'root']] : []),
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`])
  return { folder, options }
}

/** Fetches the packages' files with the system's lists, else with fresh lists of our own. Says whether all came. */
export function download(root, packages) {
  const { folder, options } = privateApt(root)
  const target = join(folder, 'downloads')
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  const sandbox = isRoot() ? ['-o', 'APT::Sandbox::User=root'] : []
  const fetched =
    run('apt-get', ['download', ...sandbox, ...packages], { cwd: target }).ok ||
    (freshLists(root) && run('apt-get', ['download', ...options, ...packages], { cwd: target }).ok)
  return fetched ? readdirSync(target).map((name) => join(target, name)) : undefined
}

/** Fills the lists of our own. */
export const freshLists = (root) => run('apt-get', ['update', ...privateApt(root).options]).ok

/** Unpacks package files without installing them: no scripts run, no service starts. */
export function unpack(files, target) {
  mkdirSync(target, { recursive: true })
  return files.every((file) => run('dpkg-deb', ['-x', file, target]).ok)
}

/** The folders in which an unpacked tree keeps its libraries, as a LD_LIBRARY_PATH. */
export function libraryPath(target) {
  const lib = join(target, 'usr', 'lib')
  const triplets = readdirSync(lib, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes('-linux-'))
    .map((entry) => join(lib, entry.name))
  return [...triplets, lib].join(':')
}

/** The libraries a program asks for and does not find. */
export function missingLibraries(command, path) {
  const { stdout } = run('ldd', [command], { env: { ...process.env, LD_LIBRARY_PATH: path } })
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
}

/** Every package that this one needs and the system does not have, found by a dry run of an installation. */
export function neededFor(root, name) {
  const { options } = privateApt(root)
  const dryRun = run('apt-get', ['install', '--simulate', '--no-install-recommends', ...options, name])
  return [...dryRun.stdout.matchAll(/^Inst (\S+)/gm)].map((match) => match[1])
}
