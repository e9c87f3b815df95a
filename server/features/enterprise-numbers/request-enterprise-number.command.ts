import { newId } from '#db/columns.ts'
import { HouseError, invalidInput } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { AnswerOf, InputOf } from '../../platform/http/endpoint.contract.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { requestEnterpriseNumber as contract } from './enterprise-numbers.contract.ts'
import { numberRequested } from './enterprise-numbers.events.ts'
import { mayRequest } from './enterprise-numbers.policy.ts'
import { insertRequest, nextRequestReference } from './enterprise-numbers.repository.ts'
import { findCountryTable } from '../countries/find-country-table.query.ts'
import { requestFaults } from './enterprise-numbers.rules.ts'

/** Asks to be entered in the company register, so that the company can then be registered here (Manual FR §2.1, S33). */
export async function requestEnterpriseNumber(
  house: House,
  actor: Actor,
  input: InputOf<typeof contract>['body'],
): Promise<AnswerOf<typeof contract>> {
  demand(mayRequest(actor))
  const faults = requestFaults(input, await findCountryTable(house))
  if (faults.length > 0) throw invalidInput(faults)
  const { country, language, name, foreignNumber = null, legalForm = null, address, contact } = input
  return house.transaction(actor, async (tx) => {
    const row = await insertRequest(tx, {
      id: newId(),
      reference: await nextRequestReference(tx, Number(house.clock.today().slice(0, 4))),
      status: 'submitted',
      country,
      language,
      name,
      foreignNumber,
      legalForm,
      address,
      contactName: contact.name,
      contactEmail: contact.email,
      createdAt: house.clock.now(),
    })
    if (!row) throw new HouseError('internal')
    const { id, reference, status, version } = row
    await recordEvent(tx, numberRequested.of({ subjectId: id, version, payload: { country } }))
    return { id, reference, status, version }
  })
}
