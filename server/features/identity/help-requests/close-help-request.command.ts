import type { Transaction } from '#db/client.ts'
import { conflict, HouseError, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { helpEndings } from './help-requests.contract.ts'
import { helpRequestClosed } from './help-requests.events.ts'
import { endHelpRequest, lockHelpRequest, type HelpRequestRow } from './help-requests.repository.ts'
import { mayHelpAccounts } from '../identity.policy.ts'

type Closing = { id: string; ending: (typeof helpEndings)[number] }

/** Puts a question about signing in away, once: of two at the desk the second hears that it is answered. */
export function closeHelpRequest(house: House, actor: Actor, { id, ending }: Closing, within?: Transaction): Promise<HelpRequestRow> {
  return house.transaction(
    actor,
    async (tx) => {
      demand(mayHelpAccounts(actor))
      if (actor.kind !== 'staff') throw new HouseError('not-allowed')
      const row = await lockHelpRequest(tx, id)
      if (!row) throw notFound()
      if (row.closedAt !== null) throw conflict('not-in-this-state')
      await endHelpRequest(tx, id, { ending, closedBy: actor.accountId, closedAt: house.clock.now() })
      await recordEvent(tx, helpRequestClosed.of({ subjectId: id, version: 1, payload: { ending } }))
      return row
    },
    within,
  )
}
