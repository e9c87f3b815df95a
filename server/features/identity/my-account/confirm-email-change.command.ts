import { HouseError, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { emailChanged } from './account.events.ts'
import { mayUseMailedLink } from './account.policy.ts'
import { lockAccount, lockStaffByEmail, updateAccount } from '../accounts.repository.ts'
import { keepAddressBefore } from './email-changes.repository.ts'
import { resetPurpose } from '../identity.rules.ts'
import { useIssue, voidIssuesOf } from '../credentials/issued-secrets.repository.ts'
import { lookEmailChange } from './look-email-change.query.ts'

/**
 * The new address becomes the account's, once. An address that other staff sign in with by now is answered like a link
 * that is over: whoever asked learns nothing of it, and whoever holds the link has that mailbox anyway.
 */
export async function confirmEmailChange(house: House, actor: Actor, input: { token: string }): Promise<{ email: string }> {
  demand(mayUseMailedLink(actor))
  const { issueId, accountId, email } = await lookEmailChange(house, actor, input)
  return house.transaction(actor, async (tx) => {
    const holder = await lockStaffByEmail(tx, email)
    const account = await lockAccount(tx, accountId)
    if (!account || account.blockedAt !== null) throw notFound()
    if (account.kind === 'staff' && holder && holder.id !== account.id) throw new HouseError('link-expired')
    const now = house.clock.now()
    if ((await useIssue(tx, issueId, now)) === 0) throw new HouseError('link-used')
    const version = account.version + 1
    // A link that lies in the mailbox of before opens the account no more.
    await voidIssuesOf(tx, account.id, resetPurpose, now)
    await keepAddressBefore(tx, issueId, account.email)
    await updateAccount(tx, account.id, { email, version })
    await recordEvent(tx, emailChanged.of({ subjectId: account.id, version, payload: { issueId }, changes: ['email'] }))
    return { email }
  })
}
