import type { Transaction } from '#db/client.ts'
import { passwordFits } from '../../../platform/crypto/passwords.ts'
import { HouseError, invalidInput } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor } from '../../actor.ts'
import { ownerOf } from './account.policy.ts'
import { provenUntil } from './account.rules.ts'
import { findAccount, lockAccount, type AccountRow } from '../accounts.repository.ts'
import { countedTry } from '../sign-in/counted-try.ts'
import { ownPasswordTriesHash } from '../identity-keys.ts'
import { signInRefused } from '../identity.events.ts'
import { noteBrake } from '../sign-in/note-brake.command.ts'
import { findSessionBegin } from '../sessions/own-sessions.repository.ts'
import { forgetTries } from '../sign-in/sign-in-failures.repository.ts'

export type Proof = {
  password: string | undefined
  /** Where a wrong or missing password is shown. */
  path?: string
  /** A session that began a few minutes ago will do instead; always so for who has no password. */
  freshSignInWillDo: boolean
}

/**
 * That the owner himself is at the screen, before something is changed that lets people in: an open session alone may be
 * one that was left behind. Wrong passwords are counted and braked as at the sign-in. The slow comparison holds no row.
 */
export async function proveOwner(house: House, actor: Actor, proof: Proof): Promise<AccountRow> {
  const { accountId, sessionId } = ownerOf(actor)
  const account = await findAccount(house.db, accountId)
  if (!account) throw new HouseError('not-signed-in')
  const { password, path = 'password' } = proof
  if (password !== undefined && account.passwordHash !== null) {
    await provePassword(house, actor, account, password, path)
    return account
  }
  if (proof.freshSignInWillDo || account.passwordHash === null) {
    const began = await findSessionBegin(house.db, sessionId)
    if (began && provenUntil(began, house.clock.now())) return account
  }
  throw invalidInput([{ path, code: account.passwordHash === null ? 'sign-in-again' : 'required' }])
}

/** The account that was proven to be the caller's, locked; refused when its password or its freedom changed meanwhile. */
export async function lockProven(tx: Transaction, proven: AccountRow): Promise<AccountRow> {
  const account = await lockAccount(tx, proven.id)
  if (!account || account.blockedAt !== null || account.passwordHash !== proven.passwordHash) throw new HouseError('not-signed-in')
  return account
}

async function provePassword(house: House, actor: Actor, account: AccountRow, password: string, path: string): Promise<void> {
  const { config } = house
  const triesHash = ownPasswordTriesHash(config.keys, account.id)
  const attempt = await countedTry(house, triesHash)
  const fits = await passwordFits(account.passwordHash, password)
  await house.transaction(actor, async (tx) => {
    if (fits) return forgetTries(tx, triesHash)
    const payload = { step: 'password', braked: attempt.braked } as const
    await recordEvent(tx, signInRefused.of({ subjectId: account.id, version: account.version, payload }))
    if (attempt.braked) await noteBrake(house, actor, { of: account, behind: 'session' }, tx)
  })
  if (!fits) throw attempt.refusal([{ path, code: 'wrong-password' }])
}
