import { timingSafeEqual } from 'node:crypto'
import { deriveCode } from '../../../platform/crypto/tokens.ts'
import { conflict, invalidInput, notFound, tooMany } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { RegistrationView } from '../registrations.contract.ts'
import { contactConfirmed } from '../registrations.events.ts'
import { maySeeOwn, scopeFor } from '../registrations.policy.ts'
import { lockRegistration, updateRegistration, type RegistrationRow } from '../registrations.repository.ts'
import { showOwnRegistration } from '../show-registration.query.ts'

const codeLifeMs = 3 * 86_400_000
const mostTries = 10

/** Confirms the contact address with the mailed code; ten wrong tries use a code up. Confirming again changes nothing. */
export async function confirmContact(house: House, actor: Actor, id: string, code: string): Promise<RegistrationView> {
  demand(maySeeOwn(actor, id))
  const scope = scopeFor(actor)
  // A wrong try must be counted, so it may not roll back: the verdict leaves the transaction as a value.
  const verdict = await house.transaction(actor, async (tx) => {
    const row = await lockRegistration(tx, scope, id)
    if (!row) throw notFound()
    if (row.contactConfirmedAt !== null) return 'confirmed'
    if (row.contactEmail === null) throw conflict('not-in-this-state', await showOwnRegistration(house, tx, scope, id))
    if (row.contactCodeTries >= mostTries) return 'too-many'
    if (!codeFits(house, row, code)) {
      await updateRegistration(tx, scope, id, { contactCodeTries: row.contactCodeTries + 1 })
      return 'wrong'
    }
    const version = row.version + 1
    await updateRegistration(tx, scope, id, { contactConfirmedAt: house.clock.now(), contactCodeIssue: null, version })
    await recordEvent(tx, contactConfirmed.of({ subjectId: id, version, payload: {} }))
    return 'confirmed'
  })
  if (verdict === 'too-many') throw tooMany(3600)
  if (verdict === 'wrong') throw invalidInput([{ path: 'code', code: 'wrong-code' }])
  return showOwnRegistration(house, house.db, scope, id)
}

function codeFits(house: House, row: RegistrationRow, typed: string): boolean {
  if (row.contactCodeIssue === null || row.contactCodeAt === null || row.contactCodeKeyId === null) return false
  if (house.clock.now().getTime() - row.contactCodeAt.getTime() > codeLifeMs) return false
  const { code } = deriveCode(house.config.keys.credential, 'contact-code', row.contactCodeIssue, row.contactCodeKeyId)
  const given = Buffer.from(typed.replace(/\s/g, ''))
  const wanted = Buffer.from(code)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
