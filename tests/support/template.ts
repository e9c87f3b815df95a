import postgres from 'postgres'
import { appRole } from '#scripts/embedded/postgres.ts'
import { migrateDatabase } from '#scripts/migrate.ts'

/** Makes the migrated database that every test's own is cloned from. */
export async function makeTemplate(urls: { ownerUrl(database?: string): string }, name: string): Promise<void> {
  const owner = postgres(urls.ownerUrl(), { max: 1, onnotice: () => undefined })
  try {
    await owner.unsafe(`create database ${name}`)
    await migrateDatabase({ ownerUrl: urls.ownerUrl(name), appRole, mode: 'demo' })
    await owner.unsafe(`alter database ${name} with is_template true`)
  } finally {
    await owner.end({ timeout: 5 })
  }
}

/** What a second start does to a database that is in step already. */
export async function migrateAgain({ ownerUrl }: { ownerUrl: string }): Promise<void> {
  await migrateDatabase({ ownerUrl, appRole, mode: 'demo' })
}
