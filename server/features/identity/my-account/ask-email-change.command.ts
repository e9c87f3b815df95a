import { newId } from '#db/columns.ts'
import { deriveToken, hashToken } from '../../../platform/crypto/tokens.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { emailChangeAsked } from './account.events.ts'
import { mayUseOwnAccount } from './account.policy.ts'
import { emailChangeHours, emailChangePurpose } from './account.rules.ts'
import { insertEmailChange } from './email-changes.repository.ts'
import { hoursAfter } from '../identity.rules.ts'
import { insertIssue, voidIssuesOf } from '../credentials/issued-secrets.repository.ts'
import { lockProven, proveOwner } from './own-proof.ts'

export type AskEmailChange = { email: string; password?: string | undefined }

/**
 * The owner wants another address. A link goes to the new one, which changes nothing until it is used; the present one is
 * told at once, so that nobody loses his account by a session left open. Whether somebody else has the address is not
 * looked at here: the answer would tell.
 */
export async function askEmailChange(house: House, actor: Actor, input: AskEmailChange): Promise<void> {
  demand(mayUseOwnAccount(actor))
  const proven = await proveOwner(house, actor, { password: input.password, freshSignInWillDo: false })
  if (proven.email.toLowerCase() === input.email) throw invalidInput([{ path: 'email', code: 'email-as-before' }])
  await house.transaction(actor, async (tx) => {
    const account = await lockProven(tx, proven)
    const issueId = newId()
    const { keyId, token } = deriveToken(house.config.keys.credential, emailChangePurpose, issueId)
    const now = house.clock.now()
    await insertIssue(tx, {
      id: issueId,
      purpose: emailChangePurpose,
      accountId: account.id,
      keyId,
      secretHash: hashToken(token),
      createdAt: now,
      expiresAt: hoursAfter(now, emailChangeHours),
    })
    await voidIssuesOf(tx, account.id, emailChangePurpose, now, issueId)
    await insertEmailChange(tx, { issueId, accountId: account.id, email: input.email, before: account.email, createdAt: now })
    await recordEvent(tx, emailChangeAsked.of({ subjectId: account.id, version: account.version, payload: { issueId } }))
  })
}
