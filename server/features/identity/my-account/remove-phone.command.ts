import type { Transaction } from '#db/client.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { AccountView } from './account.contract.ts'
import { ownFactorChanged } from './account.events.ts'
import { mayUseOwnAccount, ownerOf } from './account.policy.ts'
import { updateAccount, type AccountRow } from '../accounts.repository.ts'
import { deletePhone, listPhones } from '../factors.repository.ts'
import { lockProven, proveOwner } from './own-proof.ts'
import { showAccount } from './show-account.query.ts'
import { proveCode } from '../sign-in/verify-otp.command.ts'

export type RemovePhone = { phoneId: string; password?: string | undefined; code?: string | undefined }

/** Unlinks one of two phones; the last one stays, since nobody could sign in without. Proven by the password or by a code. */
export async function removePhone(house: House, actor: Actor, input: RemovePhone): Promise<AccountView> {
  demand(mayUseOwnAccount(actor))
  const { phoneId, password, code } = input
  if (password === undefined && code !== undefined) {
    const { accountId } = ownerOf(actor)
    await proveCode(house, actor, { accountId, code }, (tx, account) => unlink(tx, account, phoneId))
  } else {
    const proven = await proveOwner(house, actor, { password, freshSignInWillDo: false })
    await house.transaction(actor, async (tx) => unlink(tx, await lockProven(tx, proven), phoneId))
  }
  return showAccount(house, actor)
}

/** The account is locked: of two that each unlink the other phone, one finds that it is the last. */
async function unlink(tx: Transaction, account: AccountRow, phoneId: string): Promise<void> {
  const phones = await listPhones(tx, account.id)
  if (!phones.some(({ id }) => id === phoneId)) throw notFound()
  if (phones.length === 1) throw conflict('not-in-this-state')
  const version = account.version + 1
  await updateAccount(tx, account.id, { version })
  await deletePhone(tx, phoneId)
  const payload = { what: 'phone-removed' } as const
  await recordEvent(tx, ownFactorChanged.of({ subjectId: account.id, version, payload, changes: ['phone'] }))
}
