import { conflict, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccountOfPerson } from '../accounts.repository.ts'
import type { CredentialState, ResendReason } from '../identity.contract.ts'
import { credentialsWanted } from '../identity.events.ts'
import { mayResendCredentials } from '../identity.policy.ts'
import { credentialStateOf } from '../identity.rules.ts'
import { newestRegistrationOf } from './issued-secrets.repository.ts'
import { findPresentNumber } from '../persons/persons.repository.ts'

export type Resending = { personId: string; reason: ResendReason }

/**
 * Wants a person's first credentials sent anew (S54, FAQ 4: "did not get login and password"). The job behind the event
 * issues a new temporary password, which makes the earlier one void. Who has a password of his own uses "Forgot
 * password": the present state says which of the two it is.
 */
export async function resendCredentials(
  house: House,
  actor: Actor,
  { personId, reason }: Resending,
): Promise<{ personId: string; state: CredentialState }> {
  demand(mayResendCredentials(actor))
  return house.transaction(actor, async (tx) => {
    const account = await lockAccountOfPerson(tx, personId)
    if (!account) throw notFound()
    const state = credentialStateOf({ ...account, hasNumber: (await findPresentNumber(tx, personId)) !== undefined })
    if (state !== 'can-be-sent') throw conflict('not-in-this-state', { personId, state })
    const registrationId = await newestRegistrationOf(tx, account.id)
    await recordEvent(tx, credentialsWanted.of({ subjectId: personId, version: 1, payload: { registrationId, reason } }))
    return { personId, state }
  })
}
