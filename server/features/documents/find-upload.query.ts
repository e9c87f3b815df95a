import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { DocumentKind } from './documents.contract.ts'
import { mayGiveDocument } from './documents.policy.ts'
import type { UploadView } from './uploads.contract.ts'
import { uploadOf } from './uploads.repository.ts'
import { viewOfUpload } from './uploads.view.ts'

/** Where the file of a subject stands that comes in parts; undefined where there is none, or its time is over. */
export async function findUpload(
  house: House,
  actor: Actor,
  { kind, subjectId }: { kind: DocumentKind; subjectId: string },
): Promise<UploadView | undefined> {
  demand(mayGiveDocument(actor, { kind, subjectId }))
  const row = await uploadOf(house.db, kind, subjectId)
  return row && row.expiresAt > house.clock.now() ? viewOfUpload(row) : undefined
}
