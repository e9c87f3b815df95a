import { HouseError, notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { mayUseOwnAccount, ownerOf } from './account.policy.ts'
import { mayStillLink } from './account.rules.ts'
import { findAccount } from '../accounts.repository.ts'
import type { PhoneSetup } from './begin-phone.command.ts'
import { findPhoneBeingLinked } from '../factors.repository.ts'
import { unsealPhoneSecret } from '../identity-keys.ts'
import { phoneSecretUrl } from '../sign-in/one-time-code.ts'

/** The phone this session has begun to link, so that a page loaded again shows the same square. */
export async function getPhoneSetup(house: House, actor: Actor): Promise<PhoneSetup> {
  demand(mayUseOwnAccount(actor))
  const { accountId, sessionId } = ownerOf(actor)
  const [account, phone] = await Promise.all([findAccount(house.db, accountId), findPhoneBeingLinked(house.db, { accountId, sessionId })])
  if (!account) throw new HouseError('not-signed-in')
  if (!phone || !mayStillLink(phone.createdAt, house.clock.now())) throw notFound()
  const secret = unsealPhoneSecret(house.config.keys, accountId, phone.secret)
  return { secret, otpauthUrl: phoneSecretUrl(account.username, secret) }
}
