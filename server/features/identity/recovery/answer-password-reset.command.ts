import { newId } from '#db/columns.ts'
import { deriveToken, hashToken } from '../../../platform/crypto/tokens.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { accountsOfAddress, lockAccount } from '../accounts.repository.ts'
import { unsealResetAddress } from '../identity-keys.ts'
import { resetLinkIssued } from '../identity.events.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { minutesAfter, resetAnswerFor, resetLinkMinutes, resetPurpose } from '../identity.rules.ts'
import { insertIssue, voidIssuesOf } from '../credentials/issued-secrets.repository.ts'
import { lockResetRequest, noteAnswered } from './reset-requests.repository.ts'

/**
 * Makes the links that a request leads to: one for each account of the address that can be helped by one. A newer link
 * makes the earlier ones of its account void. Done once for each request, however often the job is repeated.
 */
export async function answerPasswordReset(house: House, actor: Actor, { requestId }: { requestId: string }): Promise<void> {
  const { keys } = house.config
  await house.transaction(actor, async (tx) => {
    demand(maySystemKeepIdentity(actor))
    const request = await lockResetRequest(tx, requestId)
    if (!request || request.answeredAt !== null) return
    const now = house.clock.now()
    for (const { id: accountId } of await accountsOfAddress(tx, unsealResetAddress(keys, requestId, request.address))) {
      const account = await lockAccount(tx, accountId)
      if (!account || resetAnswerFor(account) !== 'link') continue
      const issueId = newId()
      const { keyId, token } = deriveToken(keys.credential, resetPurpose, issueId)
      await insertIssue(tx, {
        id: issueId,
        purpose: resetPurpose,
        accountId,
        resetRequestId: requestId,
        keyId,
        secretHash: hashToken(token),
        createdAt: now,
        expiresAt: minutesAfter(now, resetLinkMinutes),
      })
      await voidIssuesOf(tx, accountId, resetPurpose, now, issueId)
      await recordEvent(tx, resetLinkIssued.of({ subjectId: accountId, version: account.version, payload: { issueId } }))
    }
    await noteAnswered(tx, requestId, now)
  })
}
