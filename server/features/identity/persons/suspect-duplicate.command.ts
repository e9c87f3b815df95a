import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { nissIndex, sealCandidate } from '../identity-keys.ts'
import type { CandidateSource } from '../identity.contract.ts'
import { duplicateSuspected } from '../identity.events.ts'
import { mayAdmitPerson } from '../identity.policy.ts'
import { keepCandidates } from './person-candidates.repository.ts'
import { lockPerson, moveNissState } from './persons.repository.ts'

/** Somebody a person may be: as a register, or we ourselves, have him under that number. */
export type Candidate = {
  source: CandidateSource
  niss: string
  firstName: string
  lastName: string
  /** As much of the date as is known. */
  birthDate: string
  /** 0 to 100, as the register says. */
  score: number
}
export type SuspectDuplicateInput = {
  personId: string
  registrationId: string | null
  companyId?: string
  candidates: readonly Candidate[]
}

/**
 * Stops a person's number at the desk: somebody like this is known already, and whether it is the same is for a human to
 * say. A number taken over by guess would mail one person's credentials to another. Whom it may be is kept sealed until
 * the desk has decided; the event only says how many.
 */
export async function suspectDuplicate(house: House, actor: Actor, input: SuspectDuplicateInput, within?: Transaction): Promise<void> {
  const { personId, registrationId, companyId, candidates } = input
  await house.transaction(
    actor,
    async (tx) => {
      const person = await lockPerson(tx, personId)
      demand(mayAdmitPerson(actor))
      if (!person || person.nissState === 'suspected-duplicate') return
      await moveNissState(tx, personId, person.nissState, 'suspected-duplicate')
      const { keys } = house.config
      const createdAt = house.clock.now()
      const rows = candidates.map(({ niss, birthDate, ...known }) => ({
        id: newId(),
        personId,
        ...known,
        birthOn: birthDate,
        nissSealed: sealCandidate(keys, personId, niss),
        nissIndex: nissIndex(keys, niss),
        createdAt,
      }))
      await keepCandidates(tx, rows)
      const payload = { registrationId, candidates: candidates.length }
      await recordEvent(tx, duplicateSuspected.of({ subjectId: personId, version: 1, companyId, payload }))
    },
    within,
  )
}
