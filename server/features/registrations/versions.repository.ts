import { and, desc, eq } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { registrations, registrationVersions as versions } from '#db/schema/registrations.ts'
import type { Scope } from '../scope.ts'
import { inScope } from './registrations.repository.ts'

export type VersionRow = typeof versions.$inferSelect

export async function keepVersion(tx: Transaction, values: typeof versions.$inferInsert): Promise<void> {
  await tx.insert(versions).values(values)
}

/** Everything that was sent, newest first. */
export async function listVersions(reader: Reader, scope: Scope, registrationId: string): Promise<VersionRow[]> {
  const rows = await reader
    .select({ version: versions })
    .from(versions)
    .innerJoin(registrations, eq(versions.registrationId, registrations.id))
    .where(and(eq(versions.registrationId, registrationId), inScope(scope)))
    .orderBy(desc(versions.version))
  return rows.map((row) => row.version)
}
