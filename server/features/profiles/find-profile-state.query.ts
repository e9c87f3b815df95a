import type { Reader } from '#db/client.ts'
import type { ProfileState } from './profiles.contract.ts'
import { tiesOfAccount } from './profiles.repository.ts'
import { profileReason, profilesOf } from './profiles.rules.ts'

/**
 * How many organisations the holder of an account may act for, and why none: the very words that he reads himself at the
 * profile step (S137). For support, which has been told NISS, name and address of the account.
 */
export async function findProfileState(reader: Reader, accountId: string): Promise<ProfileState> {
  const ties = await tiesOfAccount(reader, accountId)
  return { count: profilesOf(ties).length, reason: profileReason(ties) ?? null }
}
