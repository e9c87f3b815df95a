import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumIsKnown } from './chromium.mjs'
import { download, freshLists, isDebian, isRoot, libraryPath, neededFor, run, unpack } from './debian.mjs'
import { writeNote } from './find.mjs'
import { SetupError, say } from './tell.mjs'

const askForIt = 'Chromium is missing and could not be fetched: install it, or name a Chromium or Chrome in the setting CHROMIUM.'

/** The browser of the tests of pages: installed where we may, else unpacked into `.tools/chromium`. */
export function install(root) {
  if (!isDebian()) throw new SetupError(askForIt)
  say('Setting up: fetching Chromium for the tests of pages (usually half a minute to two minutes, about 110 MB).')
  if (isRoot() && installed() && chromiumIsKnown(root)) return
  unpackIt(root)
}

function installed() {
  const install = () =>
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).ok
  return install() || (run('apt-get', ['update']).ok && install())
}

function unpackIt(root) {
  const target = join(root, '.tools', 'chromium')
  rmSync(target, { recursive: true, force: true })
  freshLists(root)
  const files = download(root, neededFor(root, 'chromium'))
  if (files === undefined || files.length === 0 || !unpack(files, target)) throw new SetupError(askForIt)
  // Not Debian's wrapper in usr/bin: it looks for the browser in the system's own folders.
  const command = join(target, 'usr', 'lib', 'chromium', 'chromium')
  const path = libraryPath(target)
  if (!run(command, ['--version'], { env: { ...process.env, LD_LIBRARY_PATH: path } }).ok) throw new SetupError(askForIt)
  writeNote(root, 'chromium', { command, libraryPath: path })
}
