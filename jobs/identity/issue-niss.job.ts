import * as z from 'zod/mini'
import { findPersonToNumber, type PersonToNumber } from '#server/features/identity/persons/find-person-to-number.query.ts'
import { recordNissRefusal } from '#server/features/identity/persons/record-niss-refusal.command.ts'
import { recordNiss } from '#server/features/identity/persons/record-niss.command.ts'
import { suspectDuplicate, type Candidate } from '#server/features/identity/persons/suspect-duplicate.command.ts'
import { isSamePerson } from '#server/features/identity/identity.rules.ts'
import type { NewPerson, PersonCandidate } from '../gateways/bis-register.gateway.ts'
import { defineJob } from '../runtime/define-job.ts'

/**
 * Asks the BIS register for the number of a person who has none (Manual FR, FAQ 2). The register's rule: search first,
 * create only if nobody matches, but for those whom the desk has told apart. The request carries the event's id, so a repeated job is given the same number again;
 * and since the search would then find the very person it created, its outcome is remembered from the first attempt,
 * as a count: numbers never stand in the ledger.
 */
export const issueNiss = defineJob({
  name: 'issue-niss',
  queue: 'outside',
  on: ['person.admitted', 'person.told-apart'],
  payload: z.object({ registrationId: z.nullable(z.uuid()), companyId: z.uuid(), knownNumber: z.boolean() }),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 30_000,
  async run({ house, gateways, actor, payload, trigger, ledger, signal }) {
    const { registrationId, companyId } = payload
    const personId = trigger.subject.id
    const person = payload.knownNumber ? undefined : await findPersonToNumber(house, actor, personId)
    if (!person) return
    const about = { personId, registrationId, companyId }
    const wish = wishFor(person, trigger.eventId)

    const search = async () => {
      const found = await gateways.bisRegister.searchPersons(wish, signal)
      return found.filter(({ score, ssin }) => isSamePerson(score) && !person.notThese.includes(ssin))
    }
    let candidates: PersonCandidate[] | undefined
    const count = await ledger.once('search', async () => (candidates = await search()).length)
    // Counted at an earlier attempt: then nobody was created, and the search finds them again.
    const alike = count === 0 ? [] : (candidates ?? (await search()))
    const answer =
      alike.length > 0
        ? ({ outcome: 'suspected-duplicate', candidates: alike } as const)
        : await gateways.bisRegister.createPerson(wish, signal)

    await house.transaction(actor, async (tx) => {
      switch (answer.outcome) {
        case 'created':
          await recordNiss(house, actor, { ...about, niss: answer.ssin }, tx)
          break
        case 'suspected-duplicate':
          await suspectDuplicate(house, actor, { ...about, candidates: answer.candidates.map(candidateOf) }, tx)
          break
        case 'insufficient':
          await recordNissRefusal(house, actor, { ...about, code: 'MID_INSUFFICIENT' }, tx)
          break
      }
      await ledger.doneIn(tx)
    })
  },
})

/** A person in the register's words; one name alone is written as surname there. */
function wishFor(person: PersonToNumber, requestId: string): NewPerson {
  const { firstName, lastName, sex, birthDate, birthCountry, notThese } = person
  return {
    requestId,
    surname: lastName || firstName,
    givenNames: lastName && firstName ? firstName.split(/\s+/) : [],
    birthDate: birthDate ?? '',
    birthCountry: birthCountry ?? '',
    sex: sex === 'F' || sex === 'M' ? sex : null,
    ...(notThese.length > 0 ? { notThese } : {}),
  }
}

function candidateOf({ ssin: niss, givenName: firstName, surname: lastName, birthDate, score }: PersonCandidate): Candidate {
  return { source: 'register', niss, firstName, lastName, birthDate, score }
}
