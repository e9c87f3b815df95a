import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { subjectOf, type DocumentKind } from './documents.contract.ts'
import { documentForgotten } from './documents.events.ts'
import { maySystemForgetDocuments } from './documents.policy.ts'
import { deleteDocuments, lockDocumentsOf } from './documents.repository.ts'
import { deleteUpload, lockUploadOf } from './uploads.repository.ts'

/**
 * Takes away all documents of a subject whose time is over, and what was on its way to be one, in the transaction in which the subject goes. The caller
 * removes the bytes that `forsaken` names after the commit; what is left by an interruption the nightly sweep takes.
 */
export function forgetDocuments(
  house: House,
  actor: Actor,
  { kind, subjectId }: { kind: DocumentKind; subjectId: string },
  within?: Transaction,
): Promise<{ forsaken: string[] }> {
  return house.transaction(
    actor,
    async (tx) => {
      const documents = await lockDocumentsOf(tx, kind, subjectId)
      demand(maySystemForgetDocuments(actor))
      await deleteDocuments(
        tx,
        documents.map((document) => document.id),
      )
      const upload = await lockUploadOf(tx, kind, subjectId)
      if (upload) await deleteUpload(tx, upload.id)
      for (const document of documents) {
        await recordEvent(
          tx,
          documentForgotten.of({
            subjectId: document.id,
            version: 1,
            payload: { kind, of: { type: subjectOf[kind], id: subjectId } },
          }),
        )
      }
      const kept = documents.flatMap(({ storageKey }) => (storageKey === null ? [] : [storageKey]))
      return { forsaken: [...kept, ...(upload?.partKeys ?? [])] }
    },
    within,
  )
}
