import type { Transaction } from '#db/client.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { AccountHelpReason } from './account-help.contract.ts'
import { accountAsTold, type Told } from './account-told.ts'
import { resetLinkWanted } from '../identity.events.ts'
import { mayHelpAccounts } from '../identity.policy.ts'
import { resetAnswerFor } from '../identity.rules.ts'

/**
 * Has a link mailed to who cannot help himself (S131), at the account's own address and no other. All three that were
 * told must fit in the act itself, so that nobody sends one for an account he only knows the id of.
 */
export async function mailAccountLink(
  house: House,
  actor: Actor,
  { reason, ...told }: Told & { reason: AccountHelpReason },
  within?: Transaction,
): Promise<{ username: string }> {
  demand(mayHelpAccounts(actor))
  return house.transaction(
    actor,
    async (tx) => {
      const account = await accountAsTold(house, tx, told)
      if (!account) throw notFound()
      if (resetAnswerFor(account) !== 'link') throw conflict('not-in-this-state')
      await recordEvent(tx, resetLinkWanted.of({ subjectId: account.id, version: account.version, payload: { reason } }))
      return { username: account.username }
    },
    within,
  )
}
