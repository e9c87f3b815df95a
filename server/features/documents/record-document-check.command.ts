import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { subjectOf, type RefusalCode } from './documents.contract.ts'
import { documentChecked } from './documents.events.ts'
import { maySystemRecordCheck } from './documents.policy.ts'
import { lockDocument, setClean, setRefused } from './documents.repository.ts'
import { awaitsCheck } from './documents.rules.ts'

export type DocumentFinding = { state: 'clean'; pages: number } | { state: 'refused'; code: RefusalCode }

/**
 * Records what the deep look found. A second telling, or a document that is gone meanwhile, changes nothing. The bytes
 * of a refused document are nobody's from the commit on: the caller removes what `forsaken` names, after it.
 */
export function recordDocumentCheck(
  house: House,
  actor: Actor,
  { documentId, finding }: { documentId: string; finding: DocumentFinding },
  within?: Transaction,
): Promise<{ recorded: boolean; forsaken: string[] }> {
  return house.transaction(
    actor,
    async (tx) => {
      const document = await lockDocument(tx, documentId)
      demand(maySystemRecordCheck(actor))
      if (!document || !awaitsCheck(document.state)) return { recorded: false, forsaken: [] }

      const now = house.clock.now()
      if (finding.state === 'clean') await setClean(tx, document.id, finding.pages, now)
      else await setRefused(tx, document.id, finding.code, now)

      await recordEvent(
        tx,
        documentChecked.of({
          subjectId: document.id,
          version: 1,
          payload: {
            kind: document.kind,
            of: { type: subjectOf[document.kind], id: document.subjectId },
            state: finding.state,
            code: finding.state === 'refused' ? finding.code : null,
          },
        }),
      )
      const forsaken = finding.state === 'refused' && document.storageKey !== null ? [document.storageKey] : []
      return { recorded: true, forsaken }
    },
    within,
  )
}
