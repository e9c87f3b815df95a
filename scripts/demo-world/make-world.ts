import { join } from 'node:path'
import { and, arrayContains, asc, eq } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { accounts } from '#db/schema/accounts.ts'
import { registrations } from '#db/schema/registrations.ts'
import type { Config } from '#server/platform/config.ts'
import { writePrivately } from '#scripts/embedded/server-folder.ts'
import { placesIn } from '#scripts/launcher/data-dir.ts'
import { knownNumbers } from './known-numbers.ts'
import { planWorld } from './plan.ts'
import { printExtracts } from './print-extracts.ts'
import { writeWorld } from './write-world.ts'

type Making = { db: Database; config: Config; now: Date; say(line: string): void }

/**
 * Fills an empty demo with its world: companies, files at the desk, what happened to them, and their proofs. Where there
 * is a registration already, the world was made or somebody's own has begun: nothing is touched.
 */
export async function makeWorld({ db, config, now, say }: Making): Promise<{ made: number }> {
  const size = config.demoWorld
  if (config.mode !== 'demo' || size === 'none') return { made: 0 }
  const [any] = await db.select({ id: registrations.id }).from(registrations).limit(1)
  if (any) return { made: 0 }
  say(size === 'full' ? 'Making the demo’s world: three hundred companies, their files and proofs.' : 'Making a small world for the demo.')
  const validators = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.kind, 'staff'), arrayContains(accounts.roles, ['validator'])))
    .orderBy(asc(accounts.username))
  const files = planWorld(size, now, validators)
  const proofs = files.flatMap((file) => file.proofs)
  const stored = await printExtracts(join(config.dataDir, 'files'), proofs)
  writePrivately(placesIn(config.dataDir).demoNumbers, JSON.stringify(knownNumbers(files)))
  await writeWorld(db, { files, stored, keys: config.keys })
  return { made: files.length }
}
