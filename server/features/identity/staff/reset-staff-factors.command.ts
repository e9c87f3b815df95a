import type { Transaction } from '#db/client.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount, raiseRights } from '../accounts.repository.ts'
import { deletePhonesOf, giveRecoveryCodes } from '../factors.repository.ts'
import { staffInvited } from '../identity.events.ts'
import { mayResetStaff } from '../identity.policy.ts'
import { issueInvitation, type InvitedStaff } from './invite-staff.command.ts'
import { endSessionsOf } from '../sessions/sessions.repository.ts'

export type ResetStaff = {
  accountId: string
  /** The administrator who proposed it, where another one confirms; an operator needs none. */
  proposedBy?: string
}

/**
 * For someone of the agency who lost phone and recovery codes, or the password: all factors go, the login at the agency's
 * issuer too, all sessions end, and a new invitation is mailed. Staff never reset themselves by a mailbox alone: two administrators do it, or an operator.
 */
export async function resetStaffFactors(house: House, actor: Actor, input: ResetStaff, within?: Transaction): Promise<InvitedStaff> {
  return house.transaction(
    actor,
    async (tx) => {
      const account = await lockAccount(tx, input.accountId)
      demand(mayResetStaff(actor, input.accountId, input.proposedBy))
      if (account?.kind !== 'staff') throw notFound()
      await raiseRights(tx, account.id, { passwordHash: null, passwordIsTemporary: false, agencySubject: null })
      await deletePhonesOf(tx, account.id)
      await giveRecoveryCodes(tx, account.id, [])
      await endSessionsOf(tx, account.id, 'factors-reset', house.clock.now())
      const issueId = await issueInvitation(house, tx, account)
      const payload = { issueId, roles: account.roles }
      const version = account.version + 1
      await recordEvent(tx, staffInvited.of({ subjectId: account.id, version, payload, changes: ['password', 'phone', 'sign-in'] }))
      return { accountId: account.id, username: account.username, issueId }
    },
    within,
  )
}
