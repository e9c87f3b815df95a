import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor } from '../../actor.ts'
import { demand } from '../../../platform/verdict.ts'
import type { AccountDiagnosis } from './account-help.contract.ts'
import type { Told } from './account-told.ts'
import { diagnoseAccount } from './diagnose-account.query.ts'
import { accountLookedAt } from '../identity.events.ts'
import { mayHelpAccounts } from '../identity.policy.ts'
import { nobody } from '../identity.rules.ts'

/**
 * Shows support how an account stands, once NISS, name and address all fit (S131). Each look is noted, those that found
 * nothing too: guessing at somebody's data leaves its trace.
 */
export async function lookAtAccount(house: House, actor: Actor, told: Told): Promise<AccountDiagnosis | null> {
  demand(mayHelpAccounts(actor))
  return house.transaction(actor, async (tx) => {
    const found = await diagnoseAccount(house, actor, tx, told)
    const subject = { subjectId: found?.id ?? nobody, version: found?.version ?? 1 }
    await recordEvent(tx, accountLookedAt.of({ ...subject, payload: { found: found !== undefined } }))
    return found?.diagnosis ?? null
  })
}
