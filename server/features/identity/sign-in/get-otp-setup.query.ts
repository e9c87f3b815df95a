import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findAccount } from '../accounts.repository.ts'
import { beginPhone, findPhoneBeingLinked, hasPhone } from '../factors.repository.ts'
import { sealPhoneSecret, unsealPhoneSecret } from '../identity-keys.ts'
import { mayTakeStep, sessionOf } from '../identity.policy.ts'
import { phoneOf } from '../identity.rules.ts'
import { newPhoneSecret, phoneSecretUrl } from './one-time-code.ts'
import { HouseError } from '../../../platform/errors.ts'

/**
 * The secret to link a phone with. It is made at the first look and stays the same until it is confirmed, so that a
 * page loaded twice, or in two tabs, shows one QR code. Not an act: nothing is known of the phone yet.
 */
export async function getOtpSetup(house: House, actor: Actor): Promise<{ secret: string; otpauthUrl: string }> {
  demand(mayTakeStep(actor, 'otp-setup'))
  const session = sessionOf(actor)
  const { accountId } = session
  const { keys } = house.config
  const being = phoneOf(session)
  const account = await findAccount(house.db, accountId)
  if (!account || (being.sessionId === null && (await hasPhone(house.db, accountId)))) throw new HouseError('not-signed-in')
  await beginPhone(house.db, being, sealPhoneSecret(keys, accountId, newPhoneSecret()), house.clock.now())
  const phone = await findPhoneBeingLinked(house.db, being)
  if (!phone) throw new HouseError('not-signed-in')
  const secret = unsealPhoneSecret(keys, accountId, phone.secret)
  return { secret, otpauthUrl: phoneSecretUrl(account.username, secret) }
}
