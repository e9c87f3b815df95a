import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { accountAsTold } from '../account-help/account-told.ts'
import { helpRequestAcknowledged } from './help-requests.events.ts'
import { lockQuestionsAbout, noteAcknowledged } from './help-requests.repository.ts'
import { acknowledgedEveryMs, helpReference } from './help-requests.rules.ts'
import { helpTold } from './help-told.ts'
import type { Language } from '../identity.contract.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'

type HelpLetter = { email: string; personId: string | null; facts: { language: Language; name: string; reference: string } }

/**
 * Decides whether we write that a question is here, and to whom: the account's own address, where number, name and address
 * all fit one, once an hour, and nobody else. A typed address is never written to because it was typed, and questions that
 * fit nobody count for nothing: else a stranger could hold the letter back. Asked again about one question, the answer is
 * the same.
 */
export function acknowledgeHelpRequest(house: House, actor: Actor, requestId: string): Promise<HelpLetter | undefined> {
  return house.transaction(actor, async (tx) => {
    demand(maySystemKeepIdentity(actor))
    const { asked: row, others } = await lockQuestionsAbout(tx, requestId, acknowledgedEveryMs)
    if (!row) return undefined
    const account = await accountAsTold(house, tx, helpTold(house, row))
    if (!account) return undefined
    if (row.acknowledgedAt === null) {
      if (others.some((other) => other.acknowledgedAt !== null)) return undefined
      await noteAcknowledged(tx, row.id, house.clock.now())
      await recordEvent(tx, helpRequestAcknowledged.of({ subjectId: row.id, version: 1, payload: {} }))
    }
    const { email, personId, language, displayName: name } = account
    return { email, personId, facts: { language, name, reference: helpReference(row) } }
  })
}
