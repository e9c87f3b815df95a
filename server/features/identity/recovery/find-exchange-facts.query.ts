import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findAccount } from '../accounts.repository.ts'
import { findCompanions } from '../persons/companies-around.repository.ts'
import type { Language } from '../identity.contract.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'

type Addressee = { email: string; name: string; language: Language }
export type ExchangeFacts = {
  person: Addressee & { username: string; personId: string | null }
  /** Who answers for his companies, each once with those he shares with the person. */
  others: (Addressee & { personId: string; companies: string[] })[]
}

/** Who is told that the factors of an account were set anew, and as what. For jobs only. */
export async function findExchangeFacts(house: House, actor: Actor, accountId: string): Promise<ExchangeFacts | undefined> {
  demand(maySystemKeepIdentity(actor))
  const account = await findAccount(house.db, accountId)
  if (!account) return undefined
  const companions = account.personId === null ? [] : await findCompanions(house.db, account.personId)
  const others = new Map<string, ExchangeFacts['others'][number]>()
  for (const { company, ...told } of companions) {
    const known = others.get(told.personId)
    if (known) known.companies.push(company)
    else others.set(told.personId, { ...told, companies: [company] })
  }
  const { email, displayName: name, language, username, personId } = account
  return { person: { email, name, language, username, personId }, others: [...others.values()] }
}
