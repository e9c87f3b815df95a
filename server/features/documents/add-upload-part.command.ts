import { Readable } from 'node:stream'
import type { Transaction } from '#db/client.ts'
import { conflict, HouseError, isHouseError, notFound, tooMany } from '../../platform/errors.ts'
import type { StoredFile } from '../../platform/files/file-store.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { DocumentKind } from './documents.contract.ts'
import { mayGiveDocument } from './documents.policy.ts'
import { lookAtPdf } from './pdf-shape.rules.ts'
import { receiveDocument, removeBytes, takeBytes } from './receive-document.command.ts'
import type { UploadView } from './uploads.contract.ts'
import { addPart, closeUpload, deleteUpload, lockUploadOf, uploadOf, type UploadRow } from './uploads.repository.ts'
import { isWorthKeeping, mostParts } from './uploads.rules.ts'
import { viewOfUpload } from './uploads.view.ts'

export type AddUploadPart = {
  kind: DocumentKind
  subjectId: string
  uploadId: string
  /** Where the part begins: where the file stands, or it is refused with where it does stand. */
  offset: number
  stream: Readable
  mayStore: (tx: Transaction) => Promise<void>
}

/**
 * Takes the next part of a file. What arrived is kept also when the line breaks, on disk before it is counted, so that
 * the sender goes on from there even after this process died. Each part is a file of its own: a part that comes late or
 * twice finds that the file stands elsewhere and leaves nothing. The last part makes it the document.
 */
export async function addUploadPart(house: House, actor: Actor, input: AddUploadPart): Promise<{ upload: UploadView; stored: boolean }> {
  const { kind, subjectId, offset, stream, mayStore } = input
  stream.on('error', () => undefined)
  demand(mayGiveDocument(actor, { kind, subjectId }))
  const upload = standsAt(await uploadOf(house.db, kind, subjectId), input, house.clock.now())
  // Asked again after the answer to the last part was lost.
  if (upload.documentId !== null) return { upload: viewOfUpload(upload), stored: false }
  if (upload.partKeys.length >= mostParts) throw tooMany(60)
  await house.transaction(actor, mayStore)

  const part = await takePart(house, stream, upload)
  if (!part) return { upload: viewOfUpload(upload), stored: false }
  try {
    if (offset + part.size < upload.size) return { upload: await keepPart(house, actor, input, part), stored: false }
    return { upload: await makeDocument(house, actor, input, { upload, part }), stored: true }
  } catch (error) {
    await removeBytes(house, part.key)
    throw error
  }
}

function standsAt(row: UploadRow | undefined, { uploadId, offset }: AddUploadPart, now: Date): UploadRow {
  if (row?.id !== uploadId || row.expiresAt <= now) throw notFound()
  if (row.received !== offset) throw conflict('changed-meanwhile', viewOfUpload(row))
  return row
}

/** The part as it came, or as far as it came; undefined where that is nothing. */
async function takePart(house: House, stream: Readable, upload: UploadRow): Promise<StoredFile | undefined> {
  let brokeOff = false
  const look = upload.received === 0 ? lookAtPdf() : undefined
  async function* asFarAsItComes(): AsyncGenerator<Uint8Array> {
    const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Uint8Array>
    try {
      for await (const chunk of chunks) {
        // What is no PDF by its first bytes need not be sent to its end.
        if (look?.take(chunk)) throw new HouseError('wrong-type', { fields: [{ path: 'proof', code: 'not-a-pdf' }] })
        yield chunk
      }
    } catch (error) {
      if (isHouseError(error)) throw error
      brokeOff = true
    }
  }
  const part = await takeBytes(house, asFarAsItComes(), upload.size - upload.received)
  if (isWorthKeeping({ bytes: part.size, brokeOff })) return part
  await removeBytes(house, part.key)
  return undefined
}

function keepPart(house: House, actor: Actor, input: AddUploadPart, part: StoredFile): Promise<UploadView> {
  return house.transaction(actor, async (tx) => {
    await input.mayStore(tx)
    const row = standsAt(await lockUploadOf(tx, input.kind, input.subjectId), input, house.clock.now())
    const to = { received: row.received + part.size, partKeys: [...row.partKeys, part.key] }
    if ((await addPart(tx, row.id, row.received, to)) === 0) throw conflict('changed-meanwhile', viewOfUpload(row))
    return viewOfUpload({ ...row, ...to })
  })
}

type LastPart = { upload: UploadRow; part: StoredFile }

/** All parts one after the other, looked at and stored like a file that came at once. A refused one is forgotten whole. */
async function makeDocument(house: House, actor: Actor, input: AddUploadPart, { upload, part }: LastPart): Promise<UploadView> {
  const { kind, subjectId } = input
  const parts = [...upload.partKeys, part.key]
  const whole = Readable.from(bytesOf(house, parts), { objectMode: false })
  try {
    const document = await receiveDocument(house, actor, {
      kind,
      subjectId,
      name: upload.name,
      stream: whole,
      ...(upload.sha256 !== null && { sha256: upload.sha256 }),
      async mayStore(tx) {
        await input.mayStore(tx)
        standsAt(await lockUploadOf(tx, kind, subjectId), input, house.clock.now())
      },
      stored: (tx, { id }) => closeUpload(tx, upload.id, id, upload.size),
    })
    for (const key of parts) await removeBytes(house, key)
    return viewOfUpload({ ...upload, received: upload.size, documentId: document.id })
  } catch (error) {
    if (isHouseError(error) && ['wrong-type', 'invalid-input'].includes(error.code)) await forget(house, actor, upload)
    throw error
  } finally {
    whole.destroy()
  }
}

async function* bytesOf(house: House, keys: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const key of keys) {
    const { stream } = await house.files.read(key)
    for await (const chunk of stream) yield chunk as Uint8Array
  }
}

/** What was refused cannot be gone on with. */
async function forget(house: House, actor: Actor, upload: UploadRow): Promise<void> {
  await house.transaction(actor, (tx) => deleteUpload(tx, upload.id))
  for (const key of upload.partKeys) await removeBytes(house, key)
}
