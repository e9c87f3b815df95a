import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const stampFile = (root) => join(root, 'node_modules', '.bootstrap')

const mends = (root) => join(root, 'scripts', 'mend-packages.mjs')

/**
 * A hash of what decides about node_modules: the lock file and our mends of packages. Not their times: a checkout
 * changes times without changing anything.
 */
export const wantedHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(readText(mends(root)) ?? '')
    .digest('hex')

/** Says whether node_modules holds what package-lock.json wants. */
export function packagesAreInStep(root) {
  if (readText(stampFile(root)) === wantedHash(root)) return true
  if (!installedByHand(root) || !isMended(root)) return false
  stamp(root)
  return true
}

export function stamp(root) {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stampFile(root), wantedHash(root))
}

/** After someone's own `npm ci` or `npm install` npm's hidden lock file tells that nothing is left to do. */
function installedByHand(root) {
  const hidden = readText(join(root, 'node_modules', '.package-lock.json'))
  if (hidden === undefined) return false
  const installed = JSON.parse(hidden).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const same = (path) => installed[path]?.version === wanted[path]?.version
  const needed = Object.keys(wanted).filter((path) => path !== '' && !wanted[path].optional)
  return needed.every(same) && Object.keys(installed).every(same)
}

/** Who installed by hand may have done so before the mends of today; they change nothing that is mended. */
function isMended(root) {
  return !existsSync(mends(root)) || spawnSync(process.execPath, [mends(root)]).status === 0
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
