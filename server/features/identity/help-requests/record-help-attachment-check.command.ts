import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { helpAttachmentChecked } from './help-requests.events.ts'
import { judgeAttachment, lockHelpRequest } from './help-requests.repository.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'

type Checked = { requestId: string; key: string; state: 'clean' | 'refused' }

/**
 * Records what the deep look found about what was added to a question. A second telling, and one about a file that another
 * has replaced meanwhile, change nothing. The bytes of a refused file go after the commit: `forsaken` names them.
 */
export function recordHelpAttachmentCheck(
  house: House,
  actor: Actor,
  { requestId, key, state }: Checked,
  within?: Transaction,
): Promise<{ forsaken: string[] }> {
  return house.transaction(
    actor,
    async (tx) => {
      demand(maySystemKeepIdentity(actor))
      const row = await lockHelpRequest(tx, requestId)
      if (row?.attachmentState !== 'checking' || row.attachmentKey !== key) return { forsaken: [] }
      await judgeAttachment(tx, requestId, state)
      await recordEvent(tx, helpAttachmentChecked.of({ subjectId: requestId, version: 1, payload: { state } }))
      return { forsaken: state === 'refused' ? [key] : [] }
    },
    within,
  )
}
