import { newId } from '#db/columns.ts'
import { hashToken, randomToken } from '../../../platform/crypto/tokens.ts'
import { HouseError, invalidInput } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { Language } from '../../identity/identity.contract.ts'
import { findCountryTable } from '../../countries/find-country-table.query.ts'
import { askForNumbers } from '../numbers/ask-for-numbers.command.ts'
import { identify, type IdentificationInput } from './identification.rules.ts'
import { presentChecks, listNumberChecks } from '../numbers/number-checks.repository.ts'
import { draftDays, type AnswerToStart } from '../registrations.contract.ts'
import { registrationStarted } from '../registrations.events.ts'
import { mayStart } from '../registrations.policy.ts'
import { insertRegistration, nextReference } from '../registrations.repository.ts'
import { numberCheckView } from '../registrations.view.ts'
import { everything } from '../../scope.ts'

export type StartInput = IdentificationInput & { language: Language }

/** How long the token of a registration opens it after the last touch, in milliseconds. */
export const accessLifeMs = draftDays * 86_400_000

/** Begins a registration: reads the numbers, answers the token that opens it, and lets the registers be asked (Manual FR §2.1). */
export async function startRegistration(house: House, actor: Actor, input: StartInput): Promise<AnswerToStart> {
  demand(mayStart(actor))
  const verdict = identify(input, await findCountryTable(house))
  if (!verdict.ok) throw invalidInput(verdict.faults)
  const { identification } = verdict
  const accessToken = randomToken()
  const now = house.clock.now()

  return house.transaction(actor, async (tx) => {
    const row = await insertRegistration(tx, {
      id: newId(),
      reference: await nextReference(tx, Number(house.clock.today().slice(0, 4))),
      status: 'draft',
      language: input.language,
      country: identification.country,
      vatNumber: identification.vatNumber,
      withoutVatNumber: identification.withoutVatNumber,
      cbeNumber: identification.cbeNumber,
      accessTokenHash: hashToken(accessToken),
      accessExpiresAt: new Date(now.getTime() + accessLifeMs),
      createdAt: now,
      touchedAt: now,
    })
    if (!row) throw new HouseError('internal')
    await recordEvent(tx, registrationStarted.of({ subjectId: row.id, version: row.version, payload: { country: row.country } }))
    await askForNumbers(house, actor, { registrationId: row.id, version: row.version, identification }, tx)
    const { number, register } = presentChecks(await listNumberChecks(tx, everything, row.id))
    return {
      id: row.id,
      reference: row.reference,
      status: row.status,
      version: row.version,
      accessToken,
      numberCheck: numberCheckView(number),
      registerCheck: register ? numberCheckView(register) : null,
    }
  })
}
