import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Reader } from '#db/client.ts'
import { accounts } from '#db/schema/accounts.ts'
import { companies, companyPersons } from '#db/schema/companies.ts'
import type { CompanyRole } from '../../companies/companies.contract.ts'
import type { Language } from '../identity.contract.ts'

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

/** For which companies a person is what, and whether he has accepted it. */
export async function tiesOf(db: Reader, personId: string): Promise<{ company: string; role: CompanyRole; accepted: boolean }[]> {
  const rows = await db
    .select({ company: companies.name, role: companyPersons.role, acceptedAt: companyPersons.acceptedAt })
    .from(companyPersons)
    .innerJoin(companies, eq(companies.id, companyPersons.companyId))
    .where(eq(companyPersons.personId, personId))
    .orderBy(companies.name)
    .limit(50)
  return rows.map(({ acceptedAt, ...tie }) => ({ ...tie, accepted: acceptedAt !== null }))
}

/** The companies of a person, by ties he has accepted, that want resets approved first. */
export async function companiesDemandingApproval(db: Reader, personId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ name: companies.name })
    .from(companyPersons)
    .innerJoin(companies, eq(companies.id, companyPersons.companyId))
    .where(and(eq(companyPersons.personId, personId), isNotNull(companyPersons.acceptedAt), eq(companies.resetsNeedApproval, true)))
    .orderBy(companies.name)
  return rows.map((row) => row.name)
}

export type Companion = { personId: string; company: string; email: string; name: string; language: Language }

/**
 * Who answers for the companies of a person beside himself: their legal representatives. Both ties are accepted ones, so
 * that nobody hears of an account by naming its holder.
 */
export async function findCompanions(db: Reader, personId: string): Promise<Companion[]> {
  const his = alias(companyPersons, 'his')
  return db
    .selectDistinct({
      personId: companyPersons.personId,
      company: companies.name,
      email: accounts.email,
      name: accounts.displayName,
      language: accounts.language,
    })
    .from(companyPersons)
    .innerJoin(his, and(eq(his.companyId, companyPersons.companyId), eq(his.personId, personId), isNotNull(his.acceptedAt)))
    .innerJoin(companies, eq(companies.id, companyPersons.companyId))
    .innerJoin(accounts, eq(accounts.personId, companyPersons.personId))
    .where(
      and(
        eq(companyPersons.role, 'legal-representative'),
        ne(companyPersons.personId, personId),
        isNotNull(companyPersons.acceptedAt),
        isNull(accounts.blockedAt),
      ),
    )
    .orderBy(companyPersons.personId, companies.name)
}
