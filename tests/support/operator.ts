import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { House } from '#server/platform/house.ts'
import { environmentOf } from './settings-of.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Said = { code: number; out: string; err: string }

/** A script of `scripts/` as an operator runs it, on this house. */
export function runScript(house: House, script: string, ...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, [`scripts/${script}`, ...args], { cwd: root, env: environmentOf(house.config) }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}
