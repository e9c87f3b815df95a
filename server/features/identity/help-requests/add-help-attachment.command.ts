import type { Readable } from 'node:stream'
import type { Transaction } from '#db/client.ts'
import { conflict, HouseError, invalidInput, isHouseError, notFound, unavailable } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import { TooLarge, type StoredFile } from '../../../platform/files/file-store.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { attachmentMaxBytes, type AttachmentType } from './help-requests.contract.ts'
import { helpAttachmentAdded } from './help-requests.events.ts'
import { mayAskForHelp } from './help-requests.policy.ts'
import { keepAttachment, lockHelpRequest, type HelpRequestRow } from './help-requests.repository.ts'
import { attachmentShape, mayStillAdd } from './help-requests.rules.ts'

type Added = { type: AttachmentType; size: number; state: 'checking' | 'clean' }

/**
 * Takes a picture of what the sender of a question sees. Its type is read from its own bytes. The question is looked at
 * before the first byte is taken and again in the transaction that keeps them; a refused file leaves nothing.
 */
export async function addHelpAttachment(house: House, actor: Actor, id: string, stream: Readable | undefined): Promise<Added> {
  demand(mayAskForHelp(actor))
  if (!stream) throw invalidInput([{ path: 'file', code: 'required' }])
  // A sender that goes away after the refusal is nobody's fault, and without a listener it would end the process.
  stream.on('error', () => undefined)
  await house.transaction(actor, (tx) => lockToAdd(house, tx, id))

  const { file, type } = await takeFile(house, stream)
  let before: string | null
  try {
    before = await house.transaction(actor, async (tx) => {
      const { attachmentKey } = await lockToAdd(house, tx, id)
      await keepAttachment(tx, id, { attachmentKey: file.key, attachmentType: type, attachmentSize: file.size })
      await recordEvent(tx, helpAttachmentAdded.of({ subjectId: id, version: 1, payload: { type } }))
      return attachmentKey
    })
  } catch (error) {
    // After a broken connection the commit may have happened all the same: what belongs to nobody is swept at night.
    if (isHouseError(error)) await house.files.remove(file.key)
    throw error
  }
  if (before !== null) await removeQuietly(house, before)
  return { type, size: file.size, state: type === 'pdf' ? 'checking' : 'clean' }
}

async function lockToAdd(house: House, tx: Transaction, id: string): Promise<HelpRequestRow> {
  const row = await lockHelpRequest(tx, id)
  if (!row || !mayStillAdd(row.sentAt, house.clock.now())) throw notFound()
  if (row.closedAt !== null) throw conflict('not-in-this-state')
  return row
}

async function takeFile(house: House, stream: Readable): Promise<{ file: StoredFile; type: AttachmentType }> {
  const chunks: Uint8Array[] = []
  const source = stream.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Uint8Array>
  let file: StoredFile
  try {
    file = await house.files.put(source, { maxBytes: attachmentMaxBytes, look: (chunk) => void chunks.push(chunk) })
  } catch (error) {
    if (isHouseError(error)) throw error
    if (error instanceof TooLarge) throw new HouseError('too-large', { fields: [{ path: 'file', code: 'attachment-too-large' }] })
    // The sender broke off, or our disk is away; if he is still there to hear it, trying again helps with both.
    if (stream.destroyed || stream.readableAborted) throw invalidInput([{ path: 'file', code: 'cut-off' }])
    house.log.error({ err: error }, 'a file could not be stored')
    throw unavailable(60)
  }
  const shape = attachmentShape(Buffer.concat(chunks))
  if ('type' in shape) return { file, type: shape.type }
  await house.files.remove(file.key)
  const fields = [{ path: 'file', code: shape.fault }]
  throw shape.fault === 'not-a-picture' ? new HouseError('wrong-type', { fields }) : invalidInput(fields)
}

/** Best effort: no row holds these bytes any more, so what cannot be removed now is swept at night. */
async function removeQuietly(house: House, key: string): Promise<void> {
  try {
    await house.files.remove(key)
  } catch (error) {
    house.log.warn({ err: error, key }, 'bytes that belong to no question wait for the nightly sweep')
  }
}
