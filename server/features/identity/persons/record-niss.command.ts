import type { Transaction } from '#db/client.ts'
import { invalidInput, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { nissIndex, nissIndexes, sealNiss } from '../identity-keys.ts'
import { nissIssued } from '../identity.events.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { parseNiss } from './niss.rules.ts'
import { forgetCandidates } from './person-candidates.repository.ts'
import { findNumberOwner, findPerson, insertNumber, lockPerson, moveNissState } from './persons.repository.ts'
import { suspectDuplicate, type Candidate } from './suspect-duplicate.command.ts'

export type RecordNissInput = { personId: string; registrationId: string | null; companyId?: string; niss: string }
export type RecordedNiss = { recorded: boolean }

/**
 * Keeps the number the register gave a person: sealed, and findable by its blind index. The event says that there is
 * one and never which. A number that another person of ours has already means that the two are one: a human decides.
 * A repeated answer of the register changes nothing.
 */
export async function recordNiss(house: House, actor: Actor, input: RecordNissInput, within?: Transaction): Promise<RecordedNiss> {
  const { personId, registrationId, companyId } = input
  return house.transaction(
    actor,
    async (tx) => {
      const person = await lockPerson(tx, personId)
      demand(maySystemKeepIdentity(actor))
      if (!person) throw notFound()
      if (person.nissState !== 'asked') return { recorded: false }
      const { keys } = house.config
      const niss = parseNiss(input.niss, house.clock.today())
      if (!niss.ok) throw invalidInput([{ path: 'niss', code: 'niss-format' }])

      // Under the present key the row itself refuses a second owner; one kept under an older key has to be looked for.
      const indexes = nissIndexes(keys, niss.digits)
      const olderIndexes = indexes.slice(1)
      const taken = olderIndexes.length > 0 && (await findNumberOwner(tx, olderIndexes)) !== undefined
      const number = {
        personId,
        nissSealed: sealNiss(keys, personId, niss.digits),
        nissIndex: nissIndex(keys, niss.digits),
        register: niss.kind,
        issuedAt: house.clock.now(),
      }
      if (taken || (await insertNumber(tx, number)) === 0) {
        const owner = await findNumberOwner(tx, indexes)
        const candidates = owner === undefined ? [] : await candidateOfOurs(tx, owner, niss)
        await suspectDuplicate(house, actor, { personId, registrationId, companyId, candidates }, tx)
        return { recorded: false }
      }
      await moveNissState(tx, personId, 'asked', 'issued')
      await forgetCandidates(tx, personId)
      await recordEvent(tx, nissIssued.of({ subjectId: personId, version: 1, companyId, payload: { registrationId } }))
      return { recorded: true }
    },
    within,
  )
}

/** A person of ours as the candidate that a number of his makes him. */
export async function candidateOfOurs(tx: Transaction, ownerId: string, niss: { digits: string }): Promise<Candidate[]> {
  const owner = await findPerson(tx, ownerId)
  if (!owner) return []
  const firstName = owner.latinFirstName ?? owner.firstName
  const lastName = owner.latinLastName ?? owner.lastName
  return [{ source: 'own-number', niss: niss.digits, firstName, lastName, birthDate: owner.birthOn ?? '', score: 100 }]
}
