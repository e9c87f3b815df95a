import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { keySettings } from '#server/platform/config-table.ts'
import type { Environment } from '#server/platform/config.ts'
import { readJson, writePrivately } from '#scripts/embedded/server-folder.ts'

/** A key that was made once and is gone: making another would silently turn what it encrypted into noise. */
export class KeyGone extends Error {
  constructor(file: string) {
    super(`The key ${file} is gone, and with it what was encrypted with it: put it back, or begin anew with npm run reset.`)
    this.name = 'KeyGone'
  }
}

/**
 * The demo's keys: each that is not given is made once in the keys folder, and named to the processes by its file, so
 * that no key stands in an environment.
 */
export function demoKeys(folder: string, given: Environment): Record<string, string> {
  const listFile = join(folder, 'made.json')
  const made = new Set(readJson<string[]>(listFile) ?? [])
  const files: Record<string, string> = {}
  for (const setting of keySettings) {
    if (given[setting] !== undefined || given[`${setting}_FILE`] !== undefined) continue
    const file = join(folder, setting.toLowerCase().replaceAll('_', '-'))
    if (!existsSync(file)) {
      if (made.has(setting)) throw new KeyGone(file)
      writePrivately(file, `${randomBytes(32).toString('base64url')}\n`)
      made.add(setting)
      writePrivately(listFile, JSON.stringify([...made]))
    }
    files[`${setting}_FILE`] = file
  }
  return files
}
