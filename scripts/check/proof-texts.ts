import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allDefects } from '#scripts/proofs/defects.ts'
import { root, wrong, type Finding } from './part.ts'

/** Every defence that a proof takes out still stands where the proof looks for it, once; else that proof proves nothing. */
export function proofsInPlace(): Promise<Finding> {
  const gone = allDefects.flatMap(({ id, edits }) =>
    edits.flatMap(({ file, find }) => {
      const path = join(root, file)
      const times = existsSync(path) ? readFileSync(path, 'utf8').split(find).length - 1 : 0
      return times === 1 ? [] : [`${id}: ${file} holds its text ${String(times)} times instead of once: ${find.slice(0, 80)}`]
    }),
  )
  return Promise.resolve(wrong(gone))
}
