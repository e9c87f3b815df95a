import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { listStaff } from './accounts.repository.ts'
import type { Language } from './identity.contract.ts'
import { maySystemKeepIdentity } from './identity.policy.ts'
import { hasEntered } from './identity.rules.ts'

export type Administrator = { accountId: string; name: string; email: string; language: Language }

/** Who looks after the portal and can sign in: told when something is wrong with it. For jobs only. */
export async function findAdministrators(house: House, actor: Actor): Promise<Administrator[]> {
  demand(maySystemKeepIdentity(actor))
  const staff = await listStaff(house.db)
  return staff
    .filter((one) => one.roles.includes('administrator') && one.blockedAt === null && hasEntered(one))
    .map(({ id, displayName, email, language }) => ({ accountId: id, name: displayName, email, language }))
}
