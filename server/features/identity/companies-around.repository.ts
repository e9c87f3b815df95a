import { and, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.ts'
import { companies, companyPersons } from '#db/schema/companies.ts'
import type { CompanyRole } from '../companies/companies.contract.ts'

/** Names of the companies around a person; a password is not made of them. */
export async function companyNamesAround(db: Reader, personId: string): Promise<string[]> {
  const rows = await db
    .select({ name: companies.name })
    .from(companyPersons)
    .innerJoin(companies, eq(companies.id, companyPersons.companyId))
    .where(eq(companyPersons.personId, personId))
    .limit(50)
  return rows.map((row) => row.name)
}

/** What a company is called, and as what it names a person. */
export async function findNaming(
  db: Reader,
  companyId: string,
  personId: string,
): Promise<{ company: string; role: CompanyRole } | undefined> {
  const [row] = await db
    .select({ company: companies.name, role: companyPersons.role })
    .from(companyPersons)
    .innerJoin(companies, eq(companies.id, companyPersons.companyId))
    .where(and(eq(companyPersons.companyId, companyId), eq(companyPersons.personId, personId)))
    .orderBy(companyPersons.createdAt)
    .limit(1)
  return row
}
