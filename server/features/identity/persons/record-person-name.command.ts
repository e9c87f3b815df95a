import type { Transaction } from '#db/client.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccountOfPerson, updateAccount } from '../accounts.repository.ts'
import { personNameRecorded } from '../identity.events.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { displayNameFrom } from '../identity.rules.ts'
import { lockPerson, namePerson } from './persons.repository.ts'

export type PersonName = {
  personId: string
  registrationId: string | null
  companyId?: string
  firstName: string
  lastName: string
  birthDate: string | null
}

/** Writes the name the register has for a person who was named by number alone. A name that is known stays. */
export async function recordPersonName(house: House, actor: Actor, input: PersonName, within?: Transaction): Promise<void> {
  const { personId, registrationId, companyId, firstName, lastName, birthDate } = input
  await house.transaction(
    actor,
    async (tx) => {
      const person = await lockPerson(tx, personId)
      demand(maySystemKeepIdentity(actor))
      if (!person) throw notFound()
      if (person.firstName !== '' || person.lastName !== '') return
      await namePerson(tx, personId, { firstName, lastName, birthOn: person.birthOn ?? birthDate })
      const account = await lockAccountOfPerson(tx, personId)
      if (account) await updateAccount(tx, account.id, { displayName: displayNameFrom(firstName, lastName, account.username) })
      await recordEvent(
        tx,
        personNameRecorded.of({ subjectId: personId, version: 1, companyId, payload: { registrationId }, changes: ['name'] }),
      )
    },
    within,
  )
}
