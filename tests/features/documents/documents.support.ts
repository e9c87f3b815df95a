import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { asc } from 'drizzle-orm'
import { newId } from '#db/columns.ts'
import { events } from '#db/schema/events.ts'
import type { Applicant } from '#server/features/actor.ts'
import { receiveDocument, type ReceiveDocument } from '#server/features/documents/receive-document.command.ts'
import type { DocumentRow } from '#server/features/documents/find-document.query.ts'
import type { House } from '#server/platform/house.ts'

export const kind = 'registration-proof'

/** Somebody with a registration of his own. Documents never look into it: that is asked by `mayStore`. */
export function newApplicant(): Applicant {
  return { kind: 'applicant', registrationId: newId(), rightsVersion: 1, expiresAt: new Date(Date.now() + 86_400_000) }
}

export function give(
  house: House,
  actor: Applicant,
  content: Buffer | Readable,
  more: Partial<ReceiveDocument> = {},
): Promise<DocumentRow> {
  const stream = Buffer.isBuffer(content) ? inChunks(content) : content
  return receiveDocument(house, actor, {
    kind,
    subjectId: actor.registrationId,
    name: 'extract.pdf',
    stream,
    mayStore: () => Promise.resolve(),
    ...more,
  })
}

/** As a socket delivers it. */
export function inChunks(bytes: Buffer, size = 65_536): Readable {
  const chunks: Buffer[] = []
  for (let at = 0; at < bytes.byteLength; at += size) chunks.push(bytes.subarray(at, at + size))
  return Readable.from(chunks, { objectMode: false })
}

export async function filesOn(house: House): Promise<{ key: string; unfinished: boolean }[]> {
  const found: { key: string; unfinished: boolean }[] = []
  for await (const { key, unfinished } of house.files.list()) found.push({ key, unfinished })
  return found
}

export async function eventsOf(house: House): Promise<{ name: string; subjectId: string; payload: Record<string, unknown> }[]> {
  return house.db.select({ name: events.name, subjectId: events.subjectId, payload: events.payload }).from(events).orderBy(asc(events.seq))
}

export const stranger = () => ({ ...newApplicant(), registrationId: randomUUID() })
