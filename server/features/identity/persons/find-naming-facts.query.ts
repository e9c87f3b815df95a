import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { CompanyRole } from '../../companies/companies.contract.ts'
import { findAccountOfPerson } from '../accounts.repository.ts'
import { findNaming } from './companies-around.repository.ts'
import type { Language } from '../identity.contract.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'

export type NamingFacts = { company: string; role: CompanyRole; name: string; email: string; language: Language }

/** What somebody with an account is told when a company names him, at the account's own address. For jobs only. */
export async function findNamingFacts(
  house: House,
  actor: Actor,
  input: { personId: string; companyId: string },
): Promise<NamingFacts | undefined> {
  demand(maySystemKeepIdentity(actor))
  const [account, naming] = await Promise.all([
    findAccountOfPerson(house.db, input.personId),
    findNaming(house.db, input.companyId, input.personId),
  ])
  if (!account || !naming) return undefined
  return { ...naming, name: account.displayName, email: account.email, language: account.language }
}
