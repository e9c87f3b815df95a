import type { Reader } from '#db/client.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findProfileState } from '../../profiles/find-profile-state.query.ts'
import type { AccountDiagnosis } from './account-help.contract.ts'
import { accountAsTold, type Told } from './account-told.ts'
import { tiesOf } from '../persons/companies-around.repository.ts'
import { listPhones } from '../factors.repository.ts'
import { mayHelpAccounts } from '../identity.policy.ts'
import { passwordStateOf, resetAnswerFor, resetPurpose } from '../identity.rules.ts'
import { openLinkEnd } from '../credentials/issued-secrets.repository.ts'
import { lastSignIn } from '../sessions/sessions.repository.ts'

type Diagnosed = { id: string; version: number; diagnosis: AccountDiagnosis }

/** How the account stands that NISS, name and address all fit (S131); undefined whichever of them does not. */
export async function diagnoseAccount(house: House, actor: Actor, reader: Reader, told: Told): Promise<Diagnosed | undefined> {
  demand(mayHelpAccounts(actor))
  const account = await accountAsTold(house, reader, told)
  if (!account) return undefined
  const now = house.clock.now()
  const phones = await listPhones(reader, account.id)
  const lastSignInAt = await lastSignIn(reader, account.id)
  const linkUntil = await openLinkEnd(reader, account.id, resetPurpose, now)
  const diagnosis: AccountDiagnosis = {
    name: account.displayName,
    username: account.username,
    blocked: account.blockedAt !== null,
    password: passwordStateOf(account, now),
    phones: phones.length,
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    linkUntil: linkUntil?.toISOString() ?? null,
    ties: account.personId === null ? [] : await tiesOf(reader, account.personId),
    profiles: await findProfileState(reader, account.id),
    abilities: resetAnswerFor(account) === 'link' ? ['mailLink'] : [],
  }
  return { id: account.id, version: account.version, diagnosis }
}
