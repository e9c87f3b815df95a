import * as z from 'zod/mini'
import { findDocument } from '#server/features/documents/find-document.query.ts'
import { recordDocumentCheck } from '#server/features/documents/record-document-check.command.ts'
import { CannotBeMended, defineJob } from '../runtime/define-job.ts'
import { removeForsaken } from './remove-forsaken.ts'
import { runInspection } from './run-inspection.ts'

/**
 * The deep look at a document that was just stored: can it be opened, and does it bring anything that acts by itself
 * (proof of official status, S37). One at a time, in a process of its own; the bytes of a refused one go.
 */
export const inspectDocument = defineJob({
  name: 'inspect-document',
  on: ['document.stored'],
  queue: 'batch',
  payload: z.object({}),
  attempts: 8,
  backoff: { firstMs: 2_000, longestMs: 120_000 },
  timeLimitMs: 60_000,
  async run({ house, actor, trigger, ledger, log, signal }) {
    const documentId = trigger.subject.id
    const document = await findDocument(house.db, documentId)
    // Gone with its draft, or checked by an earlier attempt that died before it could say so.
    if (!document || document.state !== 'checking') return
    // Replaced so often meanwhile that its bytes are gone: there is nothing left to know.
    if (document.storageKey === null) return

    const path = house.files.pathOf(document.storageKey)
    const finding = await runInspection(path, signal).catch((error: unknown) => {
      throw isMissing(error) ? new CannotBeMended('file-missing') : error
    })

    const { forsaken } = await house.transaction(actor, async (tx) => {
      const told = await recordDocumentCheck(house, actor, { documentId, finding }, tx)
      await ledger.doneIn(tx)
      return told
    })
    await removeForsaken(house.files, log, forsaken)
  },
})

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'ENOENT' &&
    'path' in error &&
    'syscall' in error &&
    error.syscall === 'open'
  )
}
