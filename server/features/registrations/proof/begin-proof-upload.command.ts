import { HouseError } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { beginUpload } from '../../documents/begin-upload.command.ts'
import type { UploadView } from '../../documents/uploads.contract.ts'
import { countIn, metadataIn, sumIn } from '../../documents/uploads.rules.ts'
import { mayStoreProof } from './put-proof.command.ts'
import { maySeeOwn } from '../registrations.policy.ts'

/** Opens a place for the official proof to come in parts, over a line that may break. */
export async function beginProofUpload(
  house: House,
  actor: Actor,
  id: string,
  headers: Readonly<Record<string, string>>,
): Promise<UploadView> {
  demand(maySeeOwn(actor, id))
  const size = countIn(headers['upload-length'])
  const metadata = metadataIn(headers['upload-metadata'])
  if (size === undefined || metadata === undefined) throw new HouseError('malformed')
  return beginUpload(house, actor, {
    kind: 'registration-proof',
    subjectId: id,
    name: metadata['filename'] ?? '',
    size,
    sha256: sumIn(metadata),
    mayStore: mayStoreProof(house, actor, id),
  })
}
