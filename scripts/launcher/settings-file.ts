import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { Environment } from '#server/platform/config.ts'
import { writePrivately } from '#scripts/embedded/server-folder.ts'
import { livingLauncher, placesIn } from './data-dir.ts'

/** What a process started beside a running `npm start` needs to reach the same house. */
export function noteSettings(dataDir: string, settings: Record<string, string>): void {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  writePrivately(placesIn(dataDir).settingsFile, `${lines.join('\n')}\n`)
}

/** The settings of the `npm start` that is running on this DATA_DIR; nothing if none is. */
export function settingsOfRunning(dataDir: string): Environment | undefined {
  if (livingLauncher(dataDir) === undefined) return undefined
  try {
    return parseEnv(readFileSync(placesIn(dataDir).settingsFile, 'utf8'))
  } catch {
    // It is still starting and has not noted them yet.
    return undefined
  }
}

/**
 * The settings of a script started now: those given, and beneath them those of the `npm start` that is running on the
 * same DATA_DIR. Production is never mixed with what a demo noted.
 */
export function settingsNow(env: Environment): Environment {
  if (env.MODE === 'production') return env
  const running = settingsOfRunning(resolve(env.DATA_DIR?.trim() || '.data'))
  return running === undefined ? env : withoutDoubles({ ...running, ...env }, env)
}

/** A given X replaces a noted X_FILE and the other way round; both at once would be refused. */
function withoutDoubles(merged: Environment, given: Environment): Environment {
  for (const name of Object.keys(given)) {
    const other = name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : `${name}_FILE`
    if (given[other] === undefined && given[name] !== undefined) delete merged[other]
  }
  return merged
}
