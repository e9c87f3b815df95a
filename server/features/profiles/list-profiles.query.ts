import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { ProfilesView } from './profiles.contract.ts'
import { accountOf, mayUseProfiles } from './profiles.policy.ts'
import { tiesOfAccount } from './profiles.repository.ts'
import { profileReason, profilesOf, waitingTies } from './profiles.rules.ts'

/** What a person may act for, what waits for his answer, and, where there is nothing to choose, why (S122, S137). */
export async function listProfiles(house: House, actor: Actor): Promise<ProfilesView> {
  demand(mayUseProfiles(actor))
  const ties = await tiesOfAccount(house.db, accountOf(actor))
  const reason = profileReason(ties)
  return { items: profilesOf(ties), ties: waitingTies(ties), ...(reason && { reason }) }
}
