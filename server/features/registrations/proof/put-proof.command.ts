import type { Readable } from 'node:stream'
import type { Transaction } from '#db/client.ts'
import { conflict, HouseError, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { DocumentView } from '../../documents/documents.contract.ts'
import { documentView } from '../../documents/find-document.query.ts'
import { receiveDocument } from '../../documents/receive-document.command.ts'
import { registrationChanged } from '../registrations.events.ts'
import { maySeeOwn, scopeFor } from '../registrations.policy.ts'
import { lockRegistration, updateRegistration } from '../registrations.repository.ts'
import { isEditable } from '../registrations.rules.ts'
import { showOwnRegistration } from '../show-registration.query.ts'

type Given = { name: string | undefined; stream: Readable | undefined }

/**
 * Takes the official proof (Manual FR §2.2: one single PDF). A later one replaces it. The version stays, so that a form
 * open meanwhile can still be saved; the proof has its own state.
 */
export async function putProof(house: House, actor: Actor, id: string, given: Given): Promise<DocumentView> {
  demand(maySeeOwn(actor, id))
  const { name, stream } = given
  if (!stream) throw new HouseError('wrong-type')
  const mayStore = mayStoreProof(house, actor, id)
  const document = await receiveDocument(house, actor, { kind: 'registration-proof', subjectId: id, name, stream, mayStore })
  await noteProof(house, actor, id)
  return documentView(document)
}

/** Holds the registration while its proof is stored, and refuses where it takes none now. */
export function mayStoreProof(house: House, actor: Actor, id: string): (tx: Transaction) => Promise<void> {
  const scope = scopeFor(actor)
  return async (tx) => {
    const row = await lockRegistration(tx, scope, id)
    if (!row) throw notFound()
    if (!isEditable(row.status)) throw conflict('not-in-this-state', await showOwnRegistration(house, tx, scope, id))
  }
}

/** A new proof is a touch of the registration, and told as one. */
export async function noteProof(house: House, actor: Actor, id: string): Promise<void> {
  await house.transaction(actor, async (tx) => {
    const row = await updateRegistration(tx, scopeFor(actor), id, { touchedAt: house.clock.now() })
    if (row) await recordEvent(tx, registrationChanged.of({ subjectId: id, version: row.version, payload: {}, changes: ['proof'] }))
  })
}
