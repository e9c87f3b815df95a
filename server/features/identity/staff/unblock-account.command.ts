import { notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount, raiseRights } from '../accounts.repository.ts'
import { accountUnblocked } from '../identity.events.ts'
import { mayChangeStaffAccount } from '../identity.policy.ts'

/** Lets an account in again, with the factors it had; sessions of before stay ended. */
export async function unblockAccount(house: House, actor: Actor, input: { accountId: string; kind?: 'staff' | 'person' }): Promise<void> {
  await house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, input.accountId)
    demand(mayChangeStaffAccount(actor, input.accountId))
    if (!account || (input.kind && account.kind !== input.kind)) throw notFound()
    if (account.blockedAt === null) return
    await raiseRights(tx, account.id, { blockedAt: null })
    await recordEvent(tx, accountUnblocked.of({ subjectId: account.id, version: account.version + 1, payload: {} }))
  })
}
