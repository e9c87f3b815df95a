import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#server/platform/config.ts'
import { readJson, writePrivately } from '#scripts/embedded/server-folder.ts'
import { placesIn } from './data-dir.ts'
import { root } from './root.ts'

type Stamp = { sources: string; installation: string; world: string }

/**
 * Fills the database's first rows where they are not there yet. Seeding is safe to repeat but slow to load, so that a
 * start on a known database, seeded by the same sources, does not even load it.
 */
export async function seedIfNeeded(config: Config, installation: string, say: (line: string) => void): Promise<void> {
  const { seedStamp, demoAccounts } = placesIn(config.dataDir)
  const now: Stamp = { sources: seedSources(), installation, world: config.demoWorld }
  const then = readJson<Stamp>(seedStamp)
  const isSeeded = then?.sources === now.sources && then.installation === installation && then.world === config.demoWorld
  if (isSeeded && (config.mode === 'production' || existsSync(demoAccounts))) return
  const { seed } = await import('#scripts/seed.ts')
  await seed(config, say)
  writePrivately(seedStamp, JSON.stringify(now))
}

function seedSources(): string {
  const hash = createHash('sha256')
  for (const path of globSync(['db/demo/**/*.ts', 'db/reference/**/*.ts', 'scripts/demo-world/**/*.ts', 'scripts/seed.ts'], {
    cwd: root,
  }).toSorted()) {
    hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}
