import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findAccount } from '../accounts.repository.ts'
import type { BrakedBehind } from './brake.contract.ts'
import { brakeToldEveryHours, mayTellBrake, type BrakedAccount } from './brake.rules.ts'
import type { Language } from '../identity.contract.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { wrongTriesBefore, type WrongTries } from '../sessions/sign-in-history.repository.ts'

export type BrakeFacts = {
  email: string
  personId: string | null
  facts: { language: Language; name: string; kind: BrakedAccount['kind'] } & WrongTries
}

/** Whom to tell that an account is braked, and what of: undefined for names nobody has, and where nothing is to be told. For jobs only. */
export async function findBrakeFacts(
  house: House,
  actor: Actor,
  { accountId, eventId, behind }: { accountId: string; eventId: string; behind: BrakedBehind },
): Promise<BrakeFacts | undefined> {
  demand(maySystemKeepIdentity(actor))
  const account = await findAccount(house.db, accountId)
  if (!account || !mayTellBrake(account, behind)) return undefined
  const tries = await wrongTriesBefore(house.sql, { accountId, eventId, hours: brakeToldEveryHours })
  if (!tries) return undefined
  const { email, personId, language, displayName: name, kind } = account
  return { email, personId, facts: { language, name, kind, ...tries } }
}
