import { conflict, notFound } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { listProfiles } from './list-profiles.query.ts'
import type { ProfilesView } from './profiles.contract.ts'
import { tieAccepted, tieRefused } from './profiles.events.ts'
import { accountOf, mayUseProfiles } from './profiles.policy.ts'
import { answerTieRow, lockTieOfAccount } from './profiles.repository.ts'
import { isWaiting } from './profiles.rules.ts'

/**
 * The person's own word to a company that names him: nobody becomes a representative because somebody knew his number.
 * Said once; who changes his mind later writes to the company or to the agency.
 */
export async function answerTie(house: House, actor: Actor, input: { tieId: string; accept: boolean }): Promise<ProfilesView> {
  await house.transaction(actor, async (tx) => {
    demand(mayUseProfiles(actor))
    const tie = await lockTieOfAccount(tx, accountOf(actor), input.tieId)
    if (!tie) throw notFound()
    if (!isWaiting(tie)) throw conflict('not-in-this-state')
    const now = house.clock.now()
    await answerTieRow(tx, tie.id, input.accept ? { acceptedAt: now } : { refusedAt: now })
    const { companyId, personId, role } = tie
    const answered = input.accept ? tieAccepted : tieRefused
    await recordEvent(tx, answered.of({ subjectId: companyId, version: 1, companyId, payload: { personId, role } }))
  })
  return listProfiles(house, actor)
}
