import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const stampFile = (root) => join(root, 'node_modules', '.bootstrap')

/** The lock file's hash, not its time: a checkout changes times without changing anything. */
export const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Says whether node_modules holds what package-lock.json wants. */
export function packagesAreInStep(root) {
  if (readText(stampFile(root)) === lockHash(root)) return true
  if (!installedByHand(root)) return false
  stamp(root)
  return true
}

export function stamp(root) {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stampFile(root), lockHash(root))
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

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
