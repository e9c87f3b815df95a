import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findAccount, listStaff } from '../accounts.repository.ts'
import type { Language } from '../identity.contract.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { hasEntered } from '../identity.rules.ts'
import { findStaffReset } from './staff-resets.repository.ts'

export type StaffResetFacts = {
  colleague: string
  proposedBy: string
  administrators: { email: string; name: string; language: Language }[]
}

/** What the administrators are told who may confirm a proposal; undefined once it has ended. For jobs only. */
export async function findStaffResetFacts(house: House, actor: Actor, resetId: string): Promise<StaffResetFacts | undefined> {
  demand(maySystemKeepIdentity(actor))
  const reset = await findStaffReset(house.db, resetId)
  if (!reset || reset.endedAt !== null || reset.expiresAt <= house.clock.now()) return undefined
  const [colleague, proposer, staff] = await Promise.all([
    findAccount(house.db, reset.accountId),
    findAccount(house.db, reset.proposedBy),
    listStaff(house.db),
  ])
  if (!colleague || !proposer) return undefined
  const administrators = staff
    .filter((one) => {
      const active = one.roles.includes('administrator') && one.blockedAt === null && hasEntered(one)
      return active && one.id !== reset.accountId && one.id !== reset.proposedBy
    })
    .map(({ email, displayName: name, language }) => ({ email, name, language }))
  return { colleague: colleague.displayName, proposedBy: proposer.displayName, administrators }
}
