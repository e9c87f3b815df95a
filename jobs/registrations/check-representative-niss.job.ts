import * as z from 'zod/mini'
import { isSameAsRegistered, type NamedPerson } from '#server/features/identity/persons/names.rules.ts'
import { findNissQuestions } from '#server/features/registrations/numbers/find-niss-questions.query.ts'
import { recordNissAnswer, type NissAnswer } from '#server/features/registrations/numbers/record-niss-answer.command.ts'
import type { PersonLookUp } from '../gateways/bis-register.gateway.ts'
import { defineJob } from '../runtime/define-job.ts'

/**
 * Asks the register who stands behind each NISS that was typed (S40), and compares the name and birth date typed beside
 * it. What was answered is noted one by one, so that a retry only asks for the rest.
 */
export const checkRepresentativeNiss = defineJob({
  name: 'check-representative-niss',
  queue: 'outside',
  on: ['registration.submitted'],
  payload: z.object({ again: z.boolean() }),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 30_000,
  async run({ house, gateways, actor, trigger, signal }) {
    const registrationId = trigger.subject.id
    for (const { representativeId, niss, typed } of await findNissQuestions(house, actor, registrationId)) {
      const said = await gateways.bisRegister.findPerson(niss, signal)
      await recordNissAnswer(house, actor, { registrationId, representativeId, niss, answer: answerOf(said, typed) })
    }
  },
})

function answerOf(said: PersonLookUp, typed: NamedPerson): NissAnswer {
  if (said.outcome === 'unknown') return { state: 'unknown' }
  const { givenName: firstName, surname: lastName, birthDate } = said.person
  const registered = { firstName, lastName, birthDate }
  return { state: isSameAsRegistered(typed, registered) ? 'matches' : 'differs', registered }
}
