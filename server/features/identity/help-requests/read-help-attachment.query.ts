import type { Readable } from 'node:stream'
import { conflict, notFound, unavailable } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { AttachmentType } from './help-requests.contract.ts'
import { findHelpRequest } from './help-requests.repository.ts'
import { attachmentName, helpReference } from './help-requests.rules.ts'
import { mayHelpAccounts } from '../identity.policy.ts'

const mediaTypes: Record<AttachmentType, string> = { png: 'image/png', jpeg: 'image/jpeg', pdf: 'application/pdf' }

export type HelpFile = { stream: Readable; size: number; name: string; type: string }

/** The bytes of what was added to a question. Nobody is given bytes that were not found clean. */
export async function readHelpAttachment(house: House, actor: Actor, id: string): Promise<HelpFile> {
  demand(mayHelpAccounts(actor))
  const row = await findHelpRequest(house.db, id)
  if (!row || row.attachmentType === null) throw notFound()
  if (row.attachmentState !== 'clean' || row.attachmentKey === null) throw conflict('not-in-this-state')
  const { attachmentKey: key, attachmentType: type } = row
  try {
    const { stream, size } = await house.files.read(key)
    return { stream, size, name: attachmentName(helpReference(row), type), type: mediaTypes[type] }
  } catch (error) {
    house.log.error({ err: error, key }, 'what was added to a question could not be read')
    throw unavailable(60)
  }
}
