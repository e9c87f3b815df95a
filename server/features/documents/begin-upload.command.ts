import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { HouseError, invalidInput } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { proofMaxBytes, subjectOf, type DocumentKind } from './documents.contract.ts'
import { uploadBegun } from './documents.events.ts'
import { mayGiveDocument } from './documents.policy.ts'
import { safeFileName } from './file-name.rules.ts'
import { removeBytes } from './receive-document.command.ts'
import { uploadHours, type UploadView } from './uploads.contract.ts'
import { deleteUpload, insertUpload, lockUploadOf } from './uploads.repository.ts'
import { goesOn, type Announced } from './uploads.rules.ts'
import { viewOfUpload } from './uploads.view.ts'

export type BeginUpload = Announced & {
  kind: DocumentKind
  subjectId: string
  /** Locks the subject's row and throws where it takes no document now. */
  mayStore: (tx: Transaction) => Promise<void>
}

/**
 * Opens a place for a file that will come in parts. The same file again goes on where it stands, from whatever window or
 * machine; another one takes its place, so that one subject never has more than one on its way.
 */
export async function beginUpload(house: House, actor: Actor, input: BeginUpload): Promise<UploadView> {
  const { kind, subjectId, size, sha256, mayStore } = input
  demand(mayGiveDocument(actor, { kind, subjectId }))
  if (size > proofMaxBytes) throw new HouseError('too-large', { fields: [{ path: 'proof', code: 'too-large' }] })
  if (size === 0) throw invalidInput([{ path: 'proof', code: 'not-a-pdf' }])
  const { upload, forsaken } = await house.transaction(actor, async (tx) => {
    await mayStore(tx)
    const now = house.clock.now()
    const before = await lockUploadOf(tx, kind, subjectId)
    if (before && goesOn(before, input, now)) return { upload: before, forsaken: [] }
    if (before) await deleteUpload(tx, before.id)
    const upload = await insertUpload(tx, {
      id: newId(),
      kind,
      subjectId,
      name: safeFileName(input.name),
      size,
      sha256,
      received: 0,
      partKeys: [],
      createdAt: now,
      expiresAt: new Date(now.getTime() + uploadHours * 60 * 60 * 1000),
    })
    const payload = { kind, of: { type: subjectOf[kind], id: subjectId }, replaced: before?.id ?? null }
    await recordEvent(tx, uploadBegun.of({ subjectId: upload.id, version: 1, payload }))
    return { upload, forsaken: before?.partKeys ?? [] }
  })
  for (const key of forsaken) await removeBytes(house, key)
  return viewOfUpload(upload)
}
