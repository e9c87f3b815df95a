import type { Readable } from 'node:stream'
import { conflict, notFound, unavailable } from '../../platform/errors.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { DocumentKind } from './documents.contract.ts'
import { mayReadDocument } from './documents.policy.ts'
import { currentDocument } from './documents.repository.ts'

export type ReadableFile = { stream: Readable; size: number; name: string; sha256: string }

/**
 * The bytes of a subject's document. Nobody is given bytes that were not found clean: neither staff, nor the one who
 * sent them and may have lent out his link.
 */
export async function readDocument(
  house: House,
  actor: Actor,
  { kind, subjectId }: { kind: DocumentKind; subjectId: string },
): Promise<ReadableFile> {
  demand(mayReadDocument(actor, { kind, subjectId }))
  const document = await currentDocument(house.db, kind, subjectId)
  if (!document) throw notFound()
  if (document.state !== 'clean' || document.storageKey === null) throw conflict('proof-not-clean')
  const { stream, size } = await bytesOf(house, document.storageKey)
  return { stream, size, name: document.name, sha256: document.sha256 }
}

async function bytesOf(house: House, key: string): Promise<{ stream: Readable; size: number }> {
  try {
    return await house.files.read(key)
  } catch (error) {
    // The row says that they are there: the disk is away, or the nightly sweep will tell that they are missing.
    house.log.error({ err: error, key }, 'the bytes of a document could not be read')
    throw unavailable(60)
  }
}
