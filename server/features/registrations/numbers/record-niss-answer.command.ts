import type { Transaction } from '#db/client.ts'
import { blindIndex } from '../../../platform/crypto/sealed.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { nissStatesOf } from '../../identity/persons/niss-states.query.ts'
import { recordNiss } from '../../identity/persons/record-niss.command.ts'
import { suspectDuplicate } from '../../identity/persons/suspect-duplicate.command.ts'
import { everything } from '../../scope.ts'
import { answerNissCheck, findRepresentative } from '../draft/registration-parts.repository.ts'
import { nissChecked } from '../registrations.events.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { lockRegistration } from '../registrations.repository.ts'

export type NissAnswer =
  { state: 'unknown' } | { state: 'matches' | 'differs'; registered: { firstName: string; lastName: string; birthDate: string } }

type Input = { registrationId: string; representativeId: string; niss: string; answer: NissAnswer }

/**
 * Notes what the register has under a representative's number, for the desk alone: "never show the person's data to the
 * visitor" (S40). Where the file was approved before the register answered, the number that waited goes on from here.
 */
export async function recordNissAnswer(house: House, actor: Actor, input: Input): Promise<void> {
  const { registrationId, representativeId, niss, answer } = input
  await house.transaction(actor, async (tx) => {
    const row = await lockRegistration(tx, everything, registrationId)
    demand(maySystemTend(actor))
    if (!row) return
    const registered = answer.state === 'unknown' ? undefined : answer.registered
    const noted = await answerNissCheck(tx, representativeId, blindIndex(house.config.keys.nissIndex, niss), {
      nissCheck: answer.state,
      registeredFirstName: registered?.firstName ?? null,
      registeredLastName: registered?.lastName ?? null,
      registeredBirthOn: registered?.birthDate ?? null,
    })
    if (noted === 0) return
    await recordEvent(
      tx,
      nissChecked.of({ subjectId: registrationId, version: row.version, payload: { representativeId, state: answer.state } }),
    )
    const personId = (await findRepresentative(tx, registrationId, representativeId))?.personId
    if (personId) await goOn(house, actor, { ...input, personId, companyId: row.companyId ?? undefined }, tx)
  })
}

/** Changes nothing for who was admitted with his number at once: he waits for nothing. */
async function goOn(
  house: House,
  actor: Actor,
  { personId, registrationId, companyId, niss, answer }: Input & { personId: string; companyId: string | undefined },
  tx: Transaction,
): Promise<void> {
  const about = { personId, registrationId, companyId }
  if (answer.state !== 'differs') await recordNiss(house, actor, { ...about, niss }, tx)
  else if (await isWaiting(tx, personId))
    await suspectDuplicate(house, actor, { ...about, candidates: [{ source: 'name-differs', niss, ...answer.registered, score: 0 }] }, tx)
}

async function isWaiting(tx: Transaction, personId: string): Promise<boolean> {
  return (await nissStatesOf(tx, [personId])).get(personId) === 'asked'
}
