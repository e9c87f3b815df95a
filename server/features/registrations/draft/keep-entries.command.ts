import { seal } from '../../../platform/crypto/sealed.ts'
import { conflict, HouseError, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { InputOf } from '../../../platform/http/endpoint.contract.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { EntriesView, keepEntries as contract } from './drafts.contract.ts'
import { entriesVerdict, mostEntryBytes } from './drafts.rules.ts'
import { listEntryRows, writeEntries, type EntriesRow } from './entries.repository.ts'
import { entriesContext, entriesView } from './list-entries.query.ts'
import { entriesKept } from '../registrations.events.ts'
import { maySeeOwn, scopeFor } from '../registrations.policy.ts'
import { lockRegistration, updateRegistration } from '../registrations.repository.ts'
import { isEditable } from '../registrations.rules.ts'
import { showOwnRegistration } from '../show-registration.query.ts'
import { accessLifeMs } from './start-registration.command.ts'

type Input = InputOf<typeof contract>['params'] & InputOf<typeof contract>['body']

/**
 * Keeps what is typed on a page as it is, checked by nobody. It counts as a touch of the draft but raises no version: it
 * is not part of the record until the page is saved.
 */
export async function keepEntries(house: House, actor: Actor, { id, step, values, ...writing }: Input): Promise<EntriesView> {
  demand(maySeeOwn(actor, id))
  const scope = scopeFor(actor)
  const keys = house.config.keys.niss
  const text = values === null ? null : JSON.stringify(values)
  if (text !== null && Buffer.byteLength(text) > mostEntryBytes) throw new HouseError('too-large')

  return house.transaction(actor, async (tx) => {
    const row = await lockRegistration(tx, scope, id)
    if (!row) throw notFound()
    if (!isEditable(row.status)) throw conflict('not-in-this-state', await showOwnRegistration(house, tx, scope, id))
    const kept = (await listEntryRows(tx, scope, id)).find((one) => one.step === step)
    const verdict = entriesVerdict(kept, writing)
    if (kept && verdict === 'older') return entriesView(kept, keys)
    if (verdict !== 'write') throw conflict('changed-meanwhile', kept && entriesView(kept, keys))

    const now = house.clock.now()
    const place = { registrationId: id, step }
    const written: EntriesRow = {
      ...place,
      revision: (kept?.revision ?? 0) + 1,
      writer: writing.writer,
      turn: writing.turn,
      valuesSealed: text === null ? null : seal(keys, entriesContext(place), text),
      savedAt: now,
    }
    await writeEntries(tx, written)
    await updateRegistration(tx, scope, id, { touchedAt: now, accessExpiresAt: new Date(now.getTime() + accessLifeMs) })
    if (text !== null && !kept?.valuesSealed) {
      await recordEvent(tx, entriesKept.of({ subjectId: id, version: row.version, payload: { step } }))
    }
    return { step, values, revision: written.revision, savedAt: now.toISOString() }
  })
}
