import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import type { Transaction } from '#db/client.ts'
import { HouseError, type FieldFault } from '../../../platform/errors.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount, type AccountRow } from '../accounts.repository.ts'
import { advanceSession, type SteppedSession } from './advance-session.command.ts'
import { shownIn } from './brake.rules.ts'
import { countedTry } from './counted-try.ts'
import { listPhones, updatePhone, useRecoveryCode } from '../factors.repository.ts'
import { codeTriesHash, recoveryCodeHashes, unsealPhoneSecret } from '../identity-keys.ts'
import { recoveryCodeUsed, signInRefused } from '../identity.events.ts'
import { mayTakeStep, sessionOf } from '../identity.policy.ts'
import { noteBrake } from './note-brake.command.ts'
import { bareCode, clockFault, readCode } from './one-time-code.ts'
import { forgetTries } from './sign-in-failures.repository.ts'

/**
 * The second step: six digits of the linked phone, or a recovery code. Each counts once: the account's row is locked
 * while the code is compared, so that of two requests with the same code one is refused.
 */
export async function verifyOtp(house: House, actor: Actor, input: { code: string }): Promise<SteppedSession> {
  demand(mayTakeStep(actor, 'otp'))
  const { accountId, authMethod } = sessionOf(actor)
  return proveCode(house, actor, { accountId, code: input.code }, (tx, account, factor) =>
    advanceSession(house, actor, { step: 'otp', account, authMethod: `${authMethod}+${factor}` }, tx),
  )
}

/** Does `then` behind a code of the account, counted and braked, in the transaction that has used the code up. */
export async function proveCode<Result>(
  house: House,
  actor: Actor,
  { accountId, code }: { accountId: string; code: string },
  then: (tx: Transaction, account: AccountRow, factor: SecondFactor) => Promise<Result>,
): Promise<Result> {
  const triesHash = codeTriesHash(house.config.keys, accountId)
  const attempt = await countedTry(house, triesHash)
  const outcome = await house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || account.blockedAt !== null) throw new HouseError('not-signed-in')
    const { factor, faults } = await proven(house, tx, account, bareCode(code))
    if (factor === undefined) {
      const payload = { step: 'otp', braked: attempt.braked } as const
      await recordEvent(tx, signInRefused.of({ subjectId: account.id, version: account.version, payload }))
      if (attempt.braked) await noteBrake(house, actor, { of: account, behind: shownIn(sessionOf(actor)) }, tx)
      return { wrong: true, faults } as const
    }
    await forgetTries(tx, triesHash)
    return { wrong: false, result: await then(tx, account, factor) } as const
  })
  if (outcome.wrong) throw attempt.refusal(outcome.faults)
  return outcome.result
}

type SecondFactor = 'code' | 'recovery-code'
type Proof = { factor: SecondFactor; faults?: undefined } | { factor?: undefined; faults?: FieldFault[] }

/**
 * How the second factor of a locked account was proven, with the code used up; nothing when it was not. A code of another time proves nothing
 * either; it is used up with all before it, so that nobody tries by it what a phone will show.
 */
async function proven(house: House, tx: Transaction, account: AccountRow, code: string): Promise<Proof> {
  const { config, clock } = house
  const phones = await listPhones(tx, account.id)
  if (phones.length === 0) return {}
  if (/^\d{6}$/.test(code)) {
    for (const phone of phones) {
      const secret = unsealPhoneSecret(config.keys, account.id, phone.secret)
      const read = await readCode(secret, code, phone.lastStep, clock.now())
      if (read.kind === 'wrong') continue
      await updatePhone(tx, phone.id, { lastStep: read.step })
      return read.kind === 'right' ? { factor: 'code' } : { faults: [clockFault(read.seconds)] }
    }
    return {}
  }
  const used = await useRecoveryCode(tx, account.id, recoveryCodeHashes(config.keys, account.id, code), clock.now())
  if (used === 0) return {}
  await recordEvent(tx, recoveryCodeUsed.of({ subjectId: account.id, version: account.version, payload: {} }))
  return { factor: 'recovery-code' }
}
