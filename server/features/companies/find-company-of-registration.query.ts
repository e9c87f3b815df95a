import type { Reader } from '#db/client.ts'
import type { Scope } from '../scope.ts'
import { findCompany } from './companies.repository.ts'

export type CompanyOfRegistration = { id: string; cbeNumber: string | null }

/** The company a registration became, with the enterprise number once the register has given it. */
export async function findCompanyOfRegistration(
  reader: Reader,
  scope: Scope,
  companyId: string,
): Promise<CompanyOfRegistration | undefined> {
  const row = await findCompany(reader, scope, companyId)
  return row && { id: row.id, cbeNumber: row.cbeNumber }
}
