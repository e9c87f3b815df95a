import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { StoredFile } from '../../platform/files/file-store.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { subjectOf, type DocumentKind } from './documents.contract.ts'
import { documentStored } from './documents.events.ts'
import { mayGiveDocument } from './documents.policy.ts'
import { dropBytes, insertDocument, lockDocumentsOf, markReplaced, type DocumentRow } from './documents.repository.ts'
import { beyondKept } from './documents.rules.ts'

export type StoreDocument = { kind: DocumentKind; subjectId: string; name: string; file: StoredFile }

/**
 * Takes bytes that are already on disk as the document of a subject, in place of the one before. The caller holds the
 * subject's row, so that of two at once one comes after the other. `forsaken` are the keys of bytes that no row holds
 * any more: they go after the commit.
 */
export function storeDocument(
  house: House,
  actor: Actor,
  { kind, subjectId, name, file }: StoreDocument,
  within?: Transaction,
): Promise<{ document: DocumentRow; forsaken: string[] }> {
  return house.transaction(
    actor,
    async (tx) => {
      const earlier = await lockDocumentsOf(tx, kind, subjectId)
      demand(mayGiveDocument(actor, { kind, subjectId }))

      const now = house.clock.now()
      const replaced = earlier.filter((document) => document.replacedAt === null)
      const past = beyondKept(earlier.filter((document) => document.storageKey !== null))
      await markReplaced(
        tx,
        replaced.map((document) => document.id),
        now,
      )
      await dropBytes(
        tx,
        past.map((document) => document.id),
      )
      const document = await insertDocument(tx, {
        id: newId(),
        kind,
        subjectId,
        name,
        size: file.size,
        sha256: file.sha256,
        state: 'checking',
        storageKey: file.key,
        createdAt: now,
      })

      await recordEvent(
        tx,
        documentStored.of({
          subjectId: document.id,
          version: 1,
          payload: { kind, of: { type: subjectOf[kind], id: subjectId }, replaced: replaced[0]?.id ?? null },
        }),
      )
      return { document, forsaken: past.flatMap(({ storageKey }) => (storageKey === null ? [] : [storageKey])) }
    },
    within,
  )
}
