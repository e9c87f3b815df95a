import type { Readable } from 'node:stream'
import type { Transaction } from '#db/client.ts'
import { HouseError, invalidInput, isHouseError, unavailable } from '../../platform/errors.ts'
import { TooLarge, type StoredFile } from '../../platform/files/file-store.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { proofMaxBytes, type DocumentKind } from './documents.contract.ts'
import { mayGiveDocument } from './documents.policy.ts'
import { keysInUse, type DocumentRow } from './documents.repository.ts'
import { mayBePdf } from './documents.rules.ts'
import { safeFileName } from './file-name.rules.ts'
import { lookAtPdf, type ShapeFault } from './pdf-shape.rules.ts'
import { storeDocument } from './store-document.command.ts'

export type ReceiveDocument = {
  kind: DocumentKind
  subjectId: string
  /** As the sender called it, however evil; undefined where nothing was said. */
  name: string | undefined
  stream: Readable
  /** What the sender says it is, where he says anything. */
  declaredType?: string
  /**
   * Locks the subject's row and throws where it takes no document now. Asked once before the first byte is taken, so
   * that nobody sends ten megabytes for nothing, and again in the transaction that stores them.
   */
  mayStore: (tx: Transaction) => Promise<void>
  /** What the sender says the bytes come to: another sum is a file that was damaged on its way. */
  sha256?: string
  /** Whatever else belongs to storing it, in the same transaction. */
  stored?: (tx: Transaction, document: DocumentRow) => Promise<void>
}

/**
 * Receives one PDF from a stream onto the disk and makes it the subject's document. What its first and last bytes tell
 * is refused while it comes in; the deep look is a job's. A refused or broken-off file leaves nothing. The stream is
 * never destroyed here: the door still has to answer on it.
 */
export async function receiveDocument(house: House, actor: Actor, input: ReceiveDocument): Promise<DocumentRow> {
  const { kind, subjectId, mayStore } = input
  // A sender that goes away after the refusal is nobody's fault, and without a listener it would end the process.
  input.stream.on('error', () => undefined)
  demand(mayGiveDocument(actor, { kind, subjectId }))
  if (!mayBePdf(input.declaredType)) throw wrongType()
  await house.transaction(actor, mayStore)

  const file = await takeBytes(house, lookedAt(input.stream), proofMaxBytes)
  try {
    if (input.sha256 !== undefined && input.sha256 !== file.sha256) throw shapeRefusal('cut-off')
    const { document, forsaken } = await house.transaction(actor, async (tx) => {
      await mayStore(tx)
      const result = await storeDocument(house, actor, { kind, subjectId, name: safeFileName(input.name), file }, tx)
      await input.stored?.(tx, result.document)
      return result
    })
    for (const key of forsaken) await removeBytes(house, key)
    return document
  } catch (error) {
    await giveUp(house, file.key, error)
    throw error
  }
}

/** Bytes onto the disk; what goes wrong is told as a refusal, or as our own disk's fault. */
export async function takeBytes(house: House, source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredFile> {
  try {
    return await house.files.put(source, { maxBytes })
  } catch (error) {
    if (isHouseError(error)) throw error
    if (error instanceof TooLarge) throw new HouseError('too-large', { fields: [{ path: 'proof', code: 'too-large' }] })
    // What is left is the disk: full, read-only or away. Nothing was kept, and trying again later may help.
    house.log.error({ err: error }, 'a file could not be stored')
    throw unavailable(60)
  }
}

/** The bytes as they come, refused as soon as they are seen to be no whole PDF. */
async function* lookedAt(stream: Readable): AsyncGenerator<Uint8Array> {
  const look = lookAtPdf()
  const refuse = (fault: ShapeFault | undefined) => {
    if (fault) throw shapeRefusal(fault)
  }
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Uint8Array>
  try {
    for await (const chunk of chunks) {
      refuse(look.take(chunk))
      yield chunk
    }
  } catch (error) {
    if (isHouseError(error)) throw error
    // The sender broke off. If he is still there to hear it, his file was cut off.
    throw shapeRefusal('cut-off')
  }
  refuse(look.finish())
}

function shapeRefusal(fault: ShapeFault): HouseError {
  switch (fault) {
    case 'not-a-pdf':
      return wrongType()
    case 'empty':
      return invalidInput([{ path: 'proof', code: 'not-a-pdf' }])
    case 'cut-off':
      return invalidInput([{ path: 'proof', code: 'cut-off' }])
  }
}

function wrongType(): HouseError {
  return new HouseError('wrong-type', { fields: [{ path: 'proof', code: 'not-a-pdf' }] })
}

/**
 * The transaction failed. A refusal of ours was before its commit, so the bytes go; after a broken connection the
 * commit may have happened all the same, so the rows are asked first. Whatever stays by mistake the nightly sweep takes.
 */
async function giveUp(house: House, key: string, because: unknown): Promise<void> {
  try {
    if (!isHouseError(because) && (await keysInUse(house.db, [key])).has(key)) return
    await house.files.remove(key)
  } catch (error) {
    house.log.warn({ err: error, key }, 'bytes of a document that was not stored wait for the nightly sweep')
  }
}

/** Best effort: no row holds these bytes any more, so what cannot be removed now is swept at night. */
export async function removeBytes(house: House, key: string): Promise<void> {
  try {
    await house.files.remove(key)
  } catch (error) {
    house.log.warn({ err: error, key }, 'bytes that belong to no document wait for the nightly sweep')
  }
}
