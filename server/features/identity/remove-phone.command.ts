import type { Transaction } from '#db/client.ts'
import { conflict, HouseError, notFound } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { AccountView } from './account.contract.ts'
import { ownFactorChanged } from './account.events.ts'
import { mayUseOwnAccount, ownerOf } from './account.policy.ts'
import { lockAccount, updateAccount, type AccountRow } from './accounts.repository.ts'
import { deletePhone, listPhones } from './factors.repository.ts'
import { codeTriesHash } from './identity-keys.ts'
import { signInRefused } from './identity.events.ts'
import { brakePauses, forgetTriesAfterMs, refusalOf } from './identity.rules.ts'
import { bareCode } from './one-time-code.ts'
import { lockProven, proveOwner } from './own-proof.ts'
import { showAccount } from './show-account.query.ts'
import { refusalError } from './sign-in.command.ts'
import { countTry, forgetTries } from './sign-in-failures.repository.ts'
import { proven as codeProven } from './verify-otp.command.ts'

export type RemovePhone = { phoneId: string; password?: string | undefined; code?: string | undefined }

/** Unlinks one of two phones; the last one stays, since nobody could sign in without. Proven by the password or by a code. */
export async function removePhone(house: House, actor: Actor, input: RemovePhone): Promise<AccountView> {
  demand(mayUseOwnAccount(actor))
  const { phoneId, password, code } = input
  if (password === undefined && code !== undefined) await removeByCode(house, actor, phoneId, code)
  else {
    const proven = await proveOwner(house, actor, { password, freshSignInWillDo: false })
    await house.transaction(actor, async (tx) => unlink(tx, await lockProven(tx, proven), phoneId))
  }
  return showAccount(house, actor)
}

async function removeByCode(house: House, actor: Actor, phoneId: string, code: string): Promise<void> {
  const { accountId } = ownerOf(actor)
  const { config, clock } = house
  const atFullSpeed = config.limits.wrongSecretsBeforeBrake
  const triesHash = codeTriesHash(config.keys, accountId)
  const counting = { now: clock.now(), atFullSpeed, pauses: brakePauses, forgetAfterMs: forgetTriesAfterMs }
  const attempt = await countTry(house.sql, triesHash, counting)
  if (attempt.braked) throw refusalError(attempt, atFullSpeed)
  const outcome = await house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || account.blockedAt !== null) throw new HouseError('not-signed-in')
    const { authMethod, faults } = await codeProven(house, tx, account, bareCode(code))
    if (authMethod === undefined) {
      const braked = refusalOf(attempt, atFullSpeed).code === 'too-many'
      await recordEvent(tx, signInRefused.of({ subjectId: accountId, version: account.version, payload: { step: 'otp', braked } }))
      return { faults }
    }
    await forgetTries(tx, triesHash)
    await unlink(tx, account, phoneId)
    return {}
  })
  if ('faults' in outcome) throw refusalError(attempt, atFullSpeed, outcome.faults)
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
