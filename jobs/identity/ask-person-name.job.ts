import * as z from 'zod/mini'
import { findUnnamedPerson } from '#server/features/identity/persons/find-unnamed-person.query.ts'
import { recordNumberLook } from '#server/features/identity/persons/record-number-look.command.ts'
import { recordPersonName } from '#server/features/identity/persons/record-person-name.command.ts'
import { defineJob } from '../runtime/define-job.ts'

/**
 * "Enter the NISS so as not to re-enter the data" (S40): who was named by number alone has no name with us, so the
 * register is asked for it. Nothing waits for the answer; a number it does not know is a national one, which is not its.
 */
export const askPersonName = defineJob({
  name: 'ask-person-name',
  queue: 'outside',
  on: ['person.name-wanted'],
  payload: z.object({ registrationId: z.nullable(z.uuid()) }),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 30_000,
  async run({ house, gateways, actor, payload, trigger, ledger, signal }) {
    const { registrationId } = payload
    const personId = trigger.subject.id
    const unnamed = await findUnnamedPerson(house, actor, personId)
    if (!unnamed) return
    const answer = await gateways.bisRegister.findPerson(unnamed.niss, signal)
    if (answer.outcome === 'unknown') return
    const { givenName: firstName, surname: lastName, birthDate } = answer.person
    const whole = /^\d{4}-\d\d-\d\d$/.test(birthDate) ? birthDate : null
    const companyId = trigger.companyId ?? undefined
    await house.transaction(actor, async (tx) => {
      await recordPersonName(house, actor, { personId, registrationId, companyId, firstName, lastName, birthDate: whole }, tx)
      if (answer.outcome === 'replaced')
        await recordNumberLook(house, actor, { personId, numberId: unnamed.numberId, present: answer.person.ssin }, tx)
      await ledger.doneIn(tx)
    })
  },
})
