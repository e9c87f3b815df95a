import { conflict, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount, lockActiveAdministrators, raiseRights } from '../accounts.repository.ts'
import { accountBlocked } from '../identity.events.ts'
import { mayChangeStaffAccount } from '../identity.policy.ts'
import { keepsAnAdministrator } from '../identity.rules.ts'
import { endSessionsOf } from '../sessions/sessions.repository.ts'
import type { BlockReason } from './staff.contract.ts'

export type BlockAccount = { accountId: string; kind?: 'staff' | 'person'; reason?: BlockReason }

/** Shuts an account out: its sessions end at once, wherever they are. The last administrator cannot be shut out. */
export async function blockAccount(house: House, actor: Actor, input: BlockAccount): Promise<void> {
  await house.transaction(actor, async (tx) => {
    const administrators = await lockActiveAdministrators(tx)
    const account = await lockAccount(tx, input.accountId)
    demand(mayChangeStaffAccount(actor, input.accountId))
    if (!account || (input.kind && account.kind !== input.kind)) throw notFound()
    if (account.blockedAt !== null) return
    if (!keepsAnAdministrator(administrators, account.id)) throw conflict('not-in-this-state')
    const now = house.clock.now()
    await raiseRights(tx, account.id, { blockedAt: now })
    await endSessionsOf(tx, account.id, 'blocked', now)
    const payload = input.reason === undefined ? {} : { reason: input.reason }
    await recordEvent(tx, accountBlocked.of({ subjectId: account.id, version: account.version + 1, payload }))
  })
}
