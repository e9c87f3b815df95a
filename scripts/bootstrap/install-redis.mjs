import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { download, freshLists, isDebian, libraryPath, missingLibraries, neededFor, run, unpack } from './debian.mjs'
import { writeNote } from './find.mjs'
import { SetupError, say } from './tell.mjs'

const askForIt = 'Redis is missing and could not be fetched: install redis-server (or valkey-server) so that it is on PATH.'

/** The server and the libraries that slim systems lack. */
const packages = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1', 'libatomic1']

/** Unpacks Debian's Redis into `.tools/redis`. Installing the package would start a service on port 6379. */
export function install(root) {
  if (!isDebian()) throw new SetupError(askForIt)
  say('Setting up: fetching Redis into .tools (usually a few seconds, a minute where package lists are missing).')
  const target = join(root, '.tools', 'redis')
  rmSync(target, { recursive: true, force: true })
  const command = join(target, 'usr', 'bin', 'redis-server')
  const fetch = (names) => {
    const files = download(root, names)
    if (files === undefined || !unpack(files, target)) throw new SetupError(askForIt)
  }
  fetch(packages)
  if (missingLibraries(command, libraryPath(target)).length > 0 && freshLists(root)) {
    // redis-server only adds scripts for a service to redis-tools, which holds the program and its dependencies.
    const more = neededFor(root, 'redis-tools')
    if (more.length > 0) fetch(more)
  }
  const path = libraryPath(target)
  if (!run(command, ['--version'], { env: { ...process.env, LD_LIBRARY_PATH: path } }).ok) throw new SetupError(askForIt)
  writeNote(root, 'redis', { command, libraryPath: path })
}
