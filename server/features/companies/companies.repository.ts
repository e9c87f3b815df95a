import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { companies, companyPersons, establishmentUnits } from '#db/schema/companies.ts'
import type { Scope } from '../scope.ts'

export type CompanyRow = typeof companies.$inferSelect

function inScope(scope: Scope): SQL | undefined {
  switch (scope.kind) {
    case 'all':
      return undefined
    case 'registration':
      return eq(companies.registrationId, scope.registrationId)
    case 'company':
      return eq(companies.id, scope.companyId)
    case 'none':
      return sql`false`
  }
}

export async function insertCompany(tx: Transaction, values: typeof companies.$inferInsert): Promise<CompanyRow | undefined> {
  const [row] = await tx.insert(companies).values(values).returning()
  return row
}

export async function insertUnits(tx: Transaction, values: (typeof establishmentUnits.$inferInsert)[]): Promise<void> {
  if (values.length > 0) await tx.insert(establishmentUnits).values(values)
}

/** A tie that exists already stays as it is. */
export async function insertTie(tx: Transaction, values: typeof companyPersons.$inferInsert): Promise<void> {
  await tx.insert(companyPersons).values(values).onConflictDoNothing()
}

export type TieRow = typeof companyPersons.$inferSelect

export async function tiesOfPerson(reader: Reader, scope: Scope, personId: string): Promise<TieRow[]> {
  const rows = await reader
    .select({ tie: companyPersons })
    .from(companyPersons)
    .innerJoin(companies, eq(companies.id, companyPersons.companyId))
    .where(and(eq(companyPersons.personId, personId), inScope(scope)))
    .orderBy(companyPersons.id)
  return rows.map((row) => row.tie)
}

/** Takes a tie away again, of a company that the scope shows. */
export async function deleteTie(tx: Transaction, scope: Scope, id: string): Promise<void> {
  const shown = tx.select({ id: companies.id }).from(companies).where(inScope(scope))
  await tx.delete(companyPersons).where(and(eq(companyPersons.id, id), inArray(companyPersons.companyId, shown)))
}

/** Which companies name some people, by person. */
export async function namesByPerson(
  reader: Reader,
  scope: Scope,
  personIds: readonly string[],
): Promise<{ personId: string; id: string; name: string }[]> {
  if (personIds.length === 0) return []
  return reader
    .selectDistinct({ personId: companyPersons.personId, id: companies.id, name: companies.name })
    .from(companyPersons)
    .innerJoin(companies, eq(companies.id, companyPersons.companyId))
    .where(and(inArray(companyPersons.personId, [...personIds]), inScope(scope)))
    .orderBy(companies.name)
}

export async function findCompany(reader: Reader, scope: Scope, id: string): Promise<CompanyRow | undefined> {
  const [row] = await reader
    .select()
    .from(companies)
    .where(and(eq(companies.id, id), inScope(scope)))
  return row
}

/** The places of activity of a company, in the order they were given. */
export async function listUnits(reader: Reader, scope: Scope, companyId: string) {
  const { id, number, name, address } = establishmentUnits
  return reader
    .select({ id, number, name, address })
    .from(establishmentUnits)
    .innerJoin(companies, eq(companies.id, establishmentUnits.companyId))
    .where(and(eq(companies.id, companyId), inScope(scope)))
    .orderBy(establishmentUnits.id)
}

export async function lockCompany(tx: Transaction, scope: Scope, id: string): Promise<CompanyRow | undefined> {
  const [row] = await tx
    .select()
    .from(companies)
    .where(and(eq(companies.id, id), inScope(scope)))
    .for('update')
  return row
}

/** Whether a company with one of these numbers is admitted; null numbers match nothing. */
export async function numberIsTaken(
  reader: Reader,
  scope: Scope,
  { vatNumber, cbeNumber }: { vatNumber: string | null; cbeNumber: string | null },
): Promise<boolean> {
  const same = [
    vatNumber === null ? [] : [eq(companies.vatNumber, vatNumber)],
    cbeNumber === null ? [] : [eq(companies.cbeNumber, cbeNumber)],
  ].flat()
  if (same.length === 0) return false
  const rows = await reader
    .select({ id: companies.id })
    .from(companies)
    .where(and(or(...same), inScope(scope)))
    .limit(1)
  return rows.length > 0
}

/** A few companies of a country whose name has the same letters and digits. */
export async function companiesNamed(reader: Reader, scope: Scope, { country, name }: { country: string; name: string }) {
  const bare = (text: SQL) => sql`regexp_replace(lower(${text}), '[^[:alnum:]]+', '', 'g')`
  return reader
    .select({ id: companies.id, name: companies.name, cbeNumber: companies.cbeNumber })
    .from(companies)
    .where(and(eq(companies.country, country), sql`${bare(sql`${companies.name}`)} = ${bare(sql`${name}::text`)}`, inScope(scope)))
    .limit(5)
}

export async function lockCompanyByNumber(tx: Transaction, scope: Scope, cbeNumber: string): Promise<CompanyRow | undefined> {
  const [row] = await tx
    .select()
    .from(companies)
    .where(and(eq(companies.cbeNumber, cbeNumber), inScope(scope)))
    .for('update')
  return row
}

/** Notes what a company that the caller has locked demands of resets. */
export async function demandApproval(tx: Transaction, scope: Scope, id: string, demanded: boolean): Promise<void> {
  await tx
    .update(companies)
    .set({ resetsNeedApproval: demanded, version: sql`${companies.version} + 1` })
    .where(and(eq(companies.id, id), inScope(scope)))
}

/** Writes the enterprise number, if none is there yet; answers how many rows it changed. */
export async function numberCompany(tx: Transaction, scope: Scope, id: string, cbeNumber: string): Promise<number> {
  const rows = await tx
    .update(companies)
    .set({ cbeNumber, cbeState: 'issued' })
    .where(and(eq(companies.id, id), inArray(companies.cbeState, ['asked', 'refused']), inScope(scope)))
    .returning({ id: companies.id })
  return rows.length
}

export async function refuseCompanyNumber(tx: Transaction, scope: Scope, id: string): Promise<number> {
  const rows = await tx
    .update(companies)
    .set({ cbeState: 'refused' })
    .where(and(eq(companies.id, id), eq(companies.cbeState, 'asked'), inScope(scope)))
    .returning({ id: companies.id })
  return rows.length
}
