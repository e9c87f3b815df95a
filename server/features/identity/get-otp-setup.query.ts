import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { findAccount, keepPhoneSecret } from './accounts.repository.ts'
import { sealPhoneSecret, unsealPhoneSecret } from './identity-keys.ts'
import { mayTakeStep, sessionOf } from './identity.policy.ts'
import { newPhoneSecret, phoneSecretUrl } from './one-time-code.ts'
import { HouseError } from '../../platform/errors.ts'

/**
 * The secret to link a phone with. It is made at the first look and stays the same until it is confirmed, so that a
 * page loaded twice, or in two tabs, shows one QR code. Not an act: nothing is known of the phone yet.
 */
export async function getOtpSetup(house: House, actor: Actor): Promise<{ secret: string; otpauthUrl: string }> {
  demand(mayTakeStep(actor, 'otp-setup'))
  const { accountId } = sessionOf(actor)
  const { keys } = house.config
  const account =
    (await keepPhoneSecret(house.db, accountId, sealPhoneSecret(keys, accountId, newPhoneSecret()))) ??
    (await findAccount(house.db, accountId))
  if (!account?.totpSecret || account.totpLinkedAt) throw new HouseError('not-signed-in')
  const secret = unsealPhoneSecret(keys, accountId, account.totpSecret)
  return { secret, otpauthUrl: phoneSecretUrl(account.username, secret) }
}
