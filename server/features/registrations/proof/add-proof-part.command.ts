import type { Readable } from 'node:stream'
import { HouseError } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { addUploadPart } from '../../documents/add-upload-part.command.ts'
import type { UploadView } from '../../documents/uploads.contract.ts'
import { countIn } from '../../documents/uploads.rules.ts'
import { mayStoreProof, noteProof } from './put-proof.command.ts'
import { maySeeOwn } from '../registrations.policy.ts'

type Given = { uploadId: string; headers: Readonly<Record<string, string>>; stream: Readable | undefined }

/** Takes the next part of the official proof; with the last one it is the proof, as if it had come at once. */
export async function addProofPart(house: House, actor: Actor, id: string, given: Given): Promise<UploadView> {
  demand(maySeeOwn(actor, id))
  const offset = countIn(given.headers['upload-offset'])
  if (offset === undefined) throw new HouseError('malformed')
  if (!given.stream) throw new HouseError('wrong-type')
  const { upload, stored } = await addUploadPart(house, actor, {
    kind: 'registration-proof',
    subjectId: id,
    uploadId: given.uploadId,
    offset,
    stream: given.stream,
    mayStore: mayStoreProof(house, actor, id),
  })
  if (stored) await noteProof(house, actor, id)
  return upload
}
