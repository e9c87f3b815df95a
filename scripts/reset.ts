import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { ConfigError, faultList, ownEnvironment } from '#server/platform/config.ts'
import { clusterOf } from './embedded/postgres-user.ts'
import { claimDataDir, placesIn } from './launcher/data-dir.ts'
import { endAllWith } from './processes/recognise.ts'
import { readJson } from './embedded/server-folder.ts'

/** `npm run reset`: deletes everything a stopped demo has kept. Asks first, unless told `--yes`. */
async function main(): Promise<number> {
  const env = ownEnvironment()
  if (env.MODE === 'production') return refuse('Production data are not deleted by this script.')
  const dataDir = resolve(env.DATA_DIR?.trim() || '.data')
  if (!existsSync(dataDir)) return done(`There is nothing to delete: ${dataDir} does not exist.`)
  const places = placesIn(dataDir)
  // A folder named by mistake, a home folder perhaps, must survive.
  if (readdirSync(dataDir).length > 0 && !existsSync(places.run)) return refuse(`${dataDir} was not made by npm start; it is left alone.`)
  // Claimed, so that nobody starts on it meanwhile; refuses if someone is running.
  const claim = await claimDataDir(dataDir, 'nothing: it is being reset')
  if (!process.argv.includes('--yes') && !(await isConfirmed(dataDir))) {
    claim.release()
    return refuse('\nNothing was deleted.')
  }
  await endEmbedded(places.postgres)
  await endEmbedded(places.redis)
  const cluster = clusterOf(places.postgres)
  // Where PostgreSQL had to be copied to a folder elsewhere, that goes too.
  if (cluster !== undefined && !cluster.startsWith(`${dataDir}/`)) rmSync(dirname(cluster), { recursive: true, force: true })
  for (const entry of readdirSync(dataDir)) rmSync(join(dataDir, entry), { recursive: true, force: true })
  return done(`Deleted everything in ${dataDir}. The next npm start begins anew.`)
}

/** A killed launcher may have left its servers running; they would write into the deleted folder. */
async function endEmbedded(folder: string): Promise<void> {
  const token = readJson<{ token: string }>(join(folder, 'run.json'))?.token
  if (token === undefined) return
  await endAllWith(token, [
    { signal: 'SIGINT', patienceMs: 3_000 },
    { signal: 'SIGKILL', patienceMs: 1_000 },
  ])
}

async function isConfirmed(dataDir: string): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  const ended = new Promise<string>((resolve) => prompt.once('close', () => resolve('')))
  const asked = prompt.question(`Delete the database, documents, keys and accounts in ${dataDir}? Type "delete": `)
  const answer = await Promise.race([asked, ended])
  prompt.close()
  return answer.trim() === 'delete'
}

function done(line: string): number {
  process.stdout.write(`${line}\n`)
  return 0
}

function refuse(line: string): number {
  process.stderr.write(`${line}\n`)
  return 1
}

try {
  process.exitCode = await main()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.exitCode = refuse(error instanceof ConfigError ? faultList(error.faults) : message)
}
