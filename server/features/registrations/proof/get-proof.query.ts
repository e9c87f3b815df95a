import { notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { notePersonalDataRead } from '../../audit/note-personal-data-read.command.ts'
import type { DocumentView } from '../../documents/documents.contract.ts'
import { currentDocument, documentView } from '../../documents/find-document.query.ts'
import { readDocument, type ReadableFile } from '../../documents/read-document.query.ts'
import { maySeeFile, maySeeOwn, scopeFor } from '../registrations.policy.ts'
import { findRegistration } from '../registrations.repository.ts'

const kind = 'registration-proof'

/** What is known of the proof its applicant gave. */
export async function getProof(house: House, actor: Actor, id: string): Promise<DocumentView> {
  demand(maySeeOwn(actor, id))
  const document = await currentDocument(house.db, kind, id)
  if (!document) throw notFound()
  return documentView(document)
}

/** Its bytes, for its applicant. */
export async function readOwnProof(house: House, actor: Actor, id: string): Promise<ReadableFile> {
  demand(maySeeOwn(actor, id))
  return readDocument(house, actor, { kind, subjectId: id })
}

/** Its bytes, for the desk; that they were read is part of the trail. */
export async function readProofAtDesk(house: House, actor: Actor, id: string): Promise<ReadableFile> {
  demand(maySeeFile(actor))
  const row = await findRegistration(house.db, scopeFor(actor), id)
  if (!row || row.submittedAt === null) throw notFound()
  const file = await readDocument(house, actor, { kind, subjectId: id })
  await notePersonalDataRead(house, actor, { type: 'registration', id })
  return file
}
