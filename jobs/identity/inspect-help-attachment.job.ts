import * as z from 'zod/mini'
import { findHelpRequest } from '#server/features/identity/help-requests/find-help-attachment.query.ts'
import { recordHelpAttachmentCheck } from '#server/features/identity/help-requests/record-help-attachment-check.command.ts'
import { removeForsaken } from '../documents/remove-forsaken.ts'
import { runInspection } from '../documents/run-inspection.ts'
import { defineJob } from '../runtime/define-job.ts'

/** The deep look at a PDF that was added to a question, the same as at the proof of a company: nobody opens it before. */
export const inspectHelpAttachment = defineJob({
  name: 'inspect-help-attachment',
  on: ['help-request.attachment-added'],
  queue: 'batch',
  payload: z.object({}),
  attempts: 8,
  backoff: { firstMs: 2_000, longestMs: 120_000 },
  timeLimitMs: 60_000,
  async run({ house, actor, trigger, ledger, log, signal }) {
    const requestId = trigger.subject.id
    const request = await findHelpRequest(house.db, requestId)
    // A picture, gone with its question, or checked by an earlier attempt that died before it could say so.
    if (request?.attachmentState !== 'checking' || request.attachmentKey === null) return
    const key = request.attachmentKey
    const { state } = await runInspection(house.files.pathOf(key), signal)
    const { forsaken } = await house.transaction(actor, async (tx) => {
      const told = await recordHelpAttachmentCheck(house, actor, { requestId, key, state }, tx)
      await ledger.doneIn(tx)
      return told
    })
    await removeForsaken(house.files, log, forsaken)
  },
})
