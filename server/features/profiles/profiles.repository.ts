import { and, asc, eq } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { accounts } from '#db/schema/accounts.ts'
import { companies, companyPersons } from '#db/schema/companies.ts'
import type { TieFacts } from './profiles.rules.ts'

/** All that ties the person of an account to companies, the oldest first. */
export async function tiesOfAccount(reader: Reader, accountId: string): Promise<TieFacts[]> {
  return reader
    .select({
      id: companyPersons.id,
      companyId: companies.id,
      organisation: companies.name,
      country: companies.country,
      cbeNumber: companies.cbeNumber,
      role: companyPersons.role,
      createdAt: companyPersons.createdAt,
      acceptedAt: companyPersons.acceptedAt,
      refusedAt: companyPersons.refusedAt,
    })
    .from(companyPersons)
    .innerJoin(companies, eq(companies.id, companyPersons.companyId))
    .innerJoin(accounts, eq(accounts.personId, companyPersons.personId))
    .where(eq(accounts.id, accountId))
    .orderBy(asc(companyPersons.createdAt), asc(companyPersons.id))
}

export type LockedTie = Pick<TieFacts, 'id' | 'companyId' | 'role' | 'acceptedAt' | 'refusedAt'> & { personId: string }

/** One tie of an account's own person; undefined when it is somebody else's. */
export async function lockTieOfAccount(tx: Transaction, accountId: string, tieId: string): Promise<LockedTie | undefined> {
  const [row] = await tx
    .select({
      id: companyPersons.id,
      companyId: companyPersons.companyId,
      personId: companyPersons.personId,
      role: companyPersons.role,
      acceptedAt: companyPersons.acceptedAt,
      refusedAt: companyPersons.refusedAt,
    })
    .from(companyPersons)
    .innerJoin(accounts, eq(accounts.personId, companyPersons.personId))
    .where(and(eq(accounts.id, accountId), eq(companyPersons.id, tieId)))
    .for('update', { of: companyPersons })
  return row
}

/** Writes the person's answer into a tie that the caller has locked. */
export async function answerTieRow(tx: Transaction, tieId: string, answer: { acceptedAt: Date } | { refusedAt: Date }): Promise<void> {
  await tx.update(companyPersons).set(answer).where(eq(companyPersons.id, tieId))
}
