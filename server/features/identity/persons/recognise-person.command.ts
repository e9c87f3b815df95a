import type { Transaction } from '#db/client.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { nissIndex, nissIndexes, sealNiss, unsealCandidate } from '../identity-keys.ts'
import { nissIssued, nissReplaced, personRecognised } from '../identity.events.ts'
import { mayAdmitPerson } from '../identity.policy.ts'
import { parseNiss, type ParsedNiss } from './niss.rules.ts'
import { findCandidate, forgetCandidates } from './person-candidates.repository.ts'
import { findNumberOwner, findPresentNumber, insertNumber, lockPerson, moveNissState, retireNumber } from './persons.repository.ts'

export type Recognised =
  /** Nobody is suspected here (any more): somebody else was faster. */
  | { outcome: 'settled' }
  /** The candidate's number is now this person's. */
  | { outcome: 'numbered' }
  /** The number belongs to a person of ours, into whom this one has to be dissolved. */
  | { outcome: 'ours'; personId: string }

type Input = { personId: string; candidateId: string; registrationId: string | null; companyId: string | undefined }

/** A human has said whom a suspected duplicate is (S52): the candidate's number becomes the person's, unless it has an owner here. */
export async function recognisePerson(house: House, actor: Actor, input: Input, within: Transaction): Promise<Recognised> {
  const { personId, candidateId, registrationId, companyId } = input
  return house.transaction(
    actor,
    async (tx) => {
      const person = await lockPerson(tx, personId)
      demand(mayAdmitPerson(actor))
      if (person?.nissState !== 'suspected-duplicate') return { outcome: 'settled' }
      const candidate = await findCandidate(tx, personId, candidateId)
      if (!candidate) throw invalidInput([{ path: 'candidateId', code: 'not-one-of' }])
      const { keys } = house.config
      const niss = parseNiss(unsealCandidate(keys, personId, candidate.nissSealed), house.clock.today())
      if (!niss.ok) throw invalidInput([{ path: 'candidateId', code: 'not-one-of' }])

      const owner = await findNumberOwner(tx, nissIndexes(keys, niss.digits))
      if (owner !== undefined && owner !== personId) return { outcome: 'ours', personId: owner }
      const before = await takeNumber(house, tx, personId, niss)
      if (before === 'taken') {
        // Somebody was given it between the look and the write.
        const theirs = await findNumberOwner(tx, nissIndexes(keys, niss.digits))
        return theirs === undefined ? { outcome: 'settled' } : { outcome: 'ours', personId: theirs }
      }
      await moveNissState(tx, personId, 'suspected-duplicate', 'issued')
      await forgetCandidates(tx, personId)
      const subject = { subjectId: personId, version: 1, companyId }
      await recordEvent(tx, personRecognised.of({ ...subject, payload: { registrationId, into: null } }))
      // Credentials follow the first number a person gets, and no other.
      const follows =
        before === 'none' ? nissIssued.of({ ...subject, payload: { registrationId } }) : nissReplaced.of({ ...subject, payload: {} })
      await recordEvent(tx, follows)
      return { outcome: 'numbered' }
    },
    within,
  )
}

async function takeNumber(
  house: House,
  tx: Transaction,
  personId: string,
  niss: Extract<ParsedNiss, { ok: true }>,
): Promise<'none' | 'replaced' | 'taken'> {
  const { keys } = house.config
  const now = house.clock.now()
  const before = await findPresentNumber(tx, personId)
  if (before) await retireNumber(tx, personId, now)
  const number = {
    personId,
    nissSealed: sealNiss(keys, personId, niss.digits),
    nissIndex: nissIndex(keys, niss.digits),
    register: niss.kind,
    issuedAt: now,
  }
  if ((await insertNumber(tx, number)) === 0) return 'taken'
  return before ? 'replaced' : 'none'
}
