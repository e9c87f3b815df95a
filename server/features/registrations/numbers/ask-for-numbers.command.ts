import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { Identification } from '../draft/identification.rules.ts'
import { insertNumberCheck, type NumberCheckConcern } from './number-checks.repository.ts'
import type { NumberCheckKind } from '../registrations.contract.ts'
import { numberCheckAsked } from '../registrations.events.ts'
import { mayAskForNumbers } from '../registrations.policy.ts'

type Question = { registrationId: string; version: number; identification: Identification }

/** Puts the numbers of a registration to their registers; part of starting one and of naming another number. */
export async function askForNumbers(house: House, actor: Actor, question: Question, within: Transaction): Promise<void> {
  demand(mayAskForNumbers(actor))
  const { identification } = question
  await house.transaction(
    actor,
    async (tx) => {
      const main = identification.numberCheck === 'kbo' ? identification.cbeNumber : identification.vatNumber
      await ask(house, tx, question, 'number', identification.numberCheck, main)
      if (identification.registerCheck) await ask(house, tx, question, 'register', 'kbo', identification.cbeNumber)
    },
    within,
  )
}

async function ask(
  house: House,
  tx: Transaction,
  { registrationId, version }: Question,
  concerns: NumberCheckConcern,
  kind: NumberCheckKind,
  number: string | null,
): Promise<void> {
  const checkId = newId()
  // What a person confirms by hand has no register to answer: it begins as unavailable, and waits for a validator.
  const state = kind === 'not-applicable' ? 'not-applicable' : kind === 'by-hand' ? 'unavailable' : 'asked'
  await insertNumberCheck(tx, { id: checkId, registrationId, kind, concerns, number, state, askedAt: house.clock.now() })
  if (state === 'asked') await recordEvent(tx, numberCheckAsked.of({ subjectId: registrationId, version, payload: { checkId, kind } }))
}
