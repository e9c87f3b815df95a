import { conflict } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { phoneBegun } from './account.events.ts'
import { mayUseOwnAccount, ownerOf } from './account.policy.ts'
import { accountAbilitiesOf } from './account.rules.ts'
import { beginPhone as insertPhone, forgetPhoneBeingLinked, listPhones } from '../factors.repository.ts'
import { sealPhoneSecret } from '../identity-keys.ts'
import { newPhoneSecret, phoneSecretUrl } from '../sign-in/one-time-code.ts'
import { lockProven, proveOwner } from './own-proof.ts'

export type PhoneSetup = { secret: string; otpauthUrl: string }

/** The owner begins to link a second phone: a new secret, which counts for nothing before its first code. */
export async function beginPhone(house: House, actor: Actor, input: { password?: string | undefined }): Promise<PhoneSetup> {
  demand(mayUseOwnAccount(actor))
  const { accountId, sessionId } = ownerOf(actor)
  const proven = await proveOwner(house, actor, { password: input.password, freshSignInWillDo: true })
  return house.transaction(actor, async (tx) => {
    const account = await lockProven(tx, proven)
    const { length } = await listPhones(tx, accountId)
    if (!accountAbilitiesOf({ hasPassword: account.passwordHash !== null, phones: length }).includes('addPhone')) {
      throw conflict('not-in-this-state')
    }
    const secret = newPhoneSecret()
    const being = { accountId, sessionId }
    await forgetPhoneBeingLinked(tx, being)
    await insertPhone(tx, being, sealPhoneSecret(house.config.keys, accountId, secret), house.clock.now())
    await recordEvent(tx, phoneBegun.of({ subjectId: accountId, version: account.version, payload: {} }))
    return { secret, otpauthUrl: phoneSecretUrl(account.username, secret) }
  })
}
