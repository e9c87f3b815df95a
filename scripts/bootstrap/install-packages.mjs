import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { stamp } from './packages.mjs'
import { SetupError, say } from './tell.mjs'

/** Installs the locked packages. */
export function install(root) {
  say('Setting up: installing the packages (usually half a minute to two minutes).')
  rmSync(join(root, 'node_modules', '.bootstrap'), { force: true })
  // npm itself must not run on the Node inside the very folder that it is about to delete.
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')))
    .join(delimiter)
  const result = spawnSync('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (result.error) throw new SetupError('npm was not found on PATH: install Node.js together with npm.')
  if (result.status !== 0) {
    // The cause comes first; after it npm only explains its own options.
    say(result.stderr.split('\n').slice(0, 25).join('\n'))
    throw new SetupError('The packages could not be installed (see above): npm ci must work here, with its registry reachable.')
  }
  stamp(root)
}
