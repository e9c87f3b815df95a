import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { findProfileState } from '../profiles/find-profile-state.query.ts'
import type { AccountDiagnosis } from './account-help.contract.ts'
import { accountAsTold, type Told } from './account-told.ts'
import { tiesOf } from './companies-around.repository.ts'
import { listPhones } from './factors.repository.ts'
import { accountLookedAt } from './identity.events.ts'
import { mayHelpAccounts } from './identity.policy.ts'
import { nobody, passwordStateOf, resetAnswerFor, resetPurpose } from './identity.rules.ts'
import { openLinkEnd } from './issued-secrets.repository.ts'
import { lastSignIn } from './sessions.repository.ts'

/**
 * Shows support how an account stands, once NISS, name and address all fit (S131). Each look is noted, those that found
 * nothing too: guessing at somebody's data leaves its trace.
 */
export async function lookAtAccount(house: House, actor: Actor, told: Told): Promise<AccountDiagnosis | null> {
  demand(mayHelpAccounts(actor))
  return house.transaction(actor, async (tx) => {
    const account = await accountAsTold(house, tx, told)
    const subject = { subjectId: account?.id ?? nobody, version: account?.version ?? 1 }
    await recordEvent(tx, accountLookedAt.of({ ...subject, payload: { found: account !== undefined } }))
    if (!account) return null
    const now = house.clock.now()
    const phones = await listPhones(tx, account.id)
    const lastSignInAt = await lastSignIn(tx, account.id)
    const linkUntil = await openLinkEnd(tx, account.id, resetPurpose, now)
    return {
      name: account.displayName,
      username: account.username,
      blocked: account.blockedAt !== null,
      password: passwordStateOf(account, now),
      phones: phones.length,
      lastSignInAt: lastSignInAt?.toISOString() ?? null,
      linkUntil: linkUntil?.toISOString() ?? null,
      ties: account.personId === null ? [] : await tiesOf(tx, account.personId),
      profiles: await findProfileState(tx, account.id),
      abilities: resetAnswerFor(account) === 'link' ? ['mailLink'] : [],
    }
  })
}
