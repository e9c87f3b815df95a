import { notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findUpload } from '../../documents/find-upload.query.ts'
import type { UploadView } from '../../documents/uploads.contract.ts'
import { maySeeOwn } from '../registrations.policy.ts'

const ofProof = (id: string) => ({ kind: 'registration-proof', subjectId: id }) as const

/** Where this file stands; another one that took its place makes it nothing. */
export async function getProofUpload(house: House, actor: Actor, { id, uploadId }: { id: string; uploadId: string }): Promise<UploadView> {
  demand(maySeeOwn(actor, id))
  const upload = await findUpload(house, actor, ofProof(id))
  if (upload?.id !== uploadId) throw notFound()
  return upload
}

/** What is on its way and not yet whole: none or one. */
export async function listProofUploads(house: House, actor: Actor, id: string): Promise<UploadView[]> {
  demand(maySeeOwn(actor, id))
  const upload = await findUpload(house, actor, ofProof(id))
  return upload && !upload.done ? [upload] : []
}
