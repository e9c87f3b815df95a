import { notFound } from '../../platform/errors.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { enterProfile, type EnteredProfile } from '../identity/sign-in/enter-profile.command.ts'
import { accountOf, mayUseProfiles } from './profiles.policy.ts'
import { tiesOfAccount } from './profiles.repository.ts'
import { profilesOf } from './profiles.rules.ts'

/** For which organisation one acts (Manual EN §5, S122): at the end of signing in, or later without signing out. */
export async function chooseProfile(house: House, actor: Actor, input: { profileId: string }): Promise<EnteredProfile> {
  return house.transaction(actor, async (tx) => {
    demand(mayUseProfiles(actor))
    const profiles = profilesOf(await tiesOfAccount(tx, accountOf(actor)))
    const profile = profiles.find((one) => one.id === input.profileId)
    if (!profile) throw notFound()
    return enterProfile(house, actor, { companyId: profile.id }, tx)
  })
}
