import { conflict, HouseError, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount } from '../accounts.repository.ts'
import { resetApproved, resetRefused } from '../identity.events.ts'
import { mayApproveResets } from '../identity.policy.ts'
import type { approveReasons, refuseReasons } from './reset-approvals.contract.ts'
import { endResetApproval, findResetApproval } from './reset-approvals.repository.ts'

export type ResetDecided = { id: string } & (
  { decision: 'approved'; reason: (typeof approveReasons)[number] } | { decision: 'refused'; reason: (typeof refuseReasons)[number] }
)

/**
 * Decides about who waits because his company demands approval of resets (S130). The job behind the event mails a fresh
 * link that works a day, or that nothing changes; the account itself is not touched here.
 */
export async function decideResetApproval(house: House, actor: Actor, input: ResetDecided): Promise<{ id: string }> {
  return house.transaction(actor, async (tx) => {
    demand(mayApproveResets(actor))
    if (actor.kind !== 'staff') throw new HouseError('not-allowed')
    const waiting = await findResetApproval(tx, input.id)
    const account = waiting && (await lockAccount(tx, waiting.accountId))
    if (!account) throw notFound()
    const { id, decision, reason } = input
    const decided = { decision, reason, decidedBy: actor.accountId, decidedAt: house.clock.now() }
    if ((await endResetApproval(tx, id, decided)) === 0) throw conflict('not-in-this-state')
    const subject = { subjectId: account.id, version: account.version }
    await recordEvent(
      tx,
      input.decision === 'approved'
        ? resetApproved.of({ ...subject, payload: { approvalId: id, reason: input.reason } })
        : resetRefused.of({ ...subject, payload: { approvalId: id, reason: input.reason } }),
    )
    return { id }
  })
}
