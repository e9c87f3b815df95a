import { HouseError } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount, updateAccount } from '../accounts.repository.ts'
import { advanceSession, type SteppedSession } from './advance-session.command.ts'
import { shownIn } from './brake.rules.ts'
import { countedTry } from './counted-try.ts'
import { findPhoneBeingLinked, giveRecoveryCodes, hasPhone, updatePhone } from '../factors.repository.ts'
import { codeTriesHash, recoveryCodeHash, unsealPhoneSecret } from '../identity-keys.ts'
import { phoneLinked, signInRefused } from '../identity.events.ts'
import { mayTakeStep, sessionOf } from '../identity.policy.ts'
import { phoneOf, recoveryCodeCount } from '../identity.rules.ts'
import { noteBrake } from './note-brake.command.ts'
import { bareCode, clockFault, newRecoveryCode, readCode } from './one-time-code.ts'
import { forgetTries } from './sign-in-failures.repository.ts'

/** Links the phone by its first code, and hands out the recovery codes: shown here once and kept as hashes only. */
export async function confirmOtpSetup(
  house: House,
  actor: Actor,
  input: { code: string },
): Promise<SteppedSession & { recoveryCodes: string[] }> {
  demand(mayTakeStep(actor, 'otp-setup'))
  const session = sessionOf(actor)
  const { accountId, authMethod } = session
  const { config, clock } = house
  const triesHash = codeTriesHash(config.keys, accountId)
  const attempt = await countedTry(house, triesHash)

  const linked = await house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, accountId)
    const being = phoneOf(session)
    const phone = account && (await findPhoneBeingLinked(tx, being))
    // Linked by a twin of this request, or by another session meanwhile: then this one knows an old cookie.
    if (!phone || account.blockedAt || (being.sessionId === null && (await hasPhone(tx, accountId)))) throw new HouseError('not-signed-in')
    const secret = unsealPhoneSecret(config.keys, account.id, phone.secret)
    const read = await readCode(secret, bareCode(input.code), phone.lastStep, clock.now())
    if (read.kind !== 'right') {
      if (read.kind === 'off') await updatePhone(tx, phone.id, { lastStep: read.step })
      const payload = { step: 'otp', braked: attempt.braked } as const
      await recordEvent(tx, signInRefused.of({ subjectId: account.id, version: account.version, payload }))
      if (attempt.braked) await noteBrake(house, actor, { of: account, behind: shownIn(session) }, tx)
      return { faults: read.kind === 'off' ? [clockFault(read.seconds)] : undefined }
    }
    const version = account.version + 1
    await updateAccount(tx, account.id, { version })
    await updatePhone(tx, phone.id, { linkedAt: clock.now(), lastStep: read.step })
    const recoveryCodes = Array.from({ length: recoveryCodeCount }, newRecoveryCode)
    const hashes = recoveryCodes.map((code) => recoveryCodeHash(config.keys, account.id, bareCode(code)))
    await giveRecoveryCodes(tx, account.id, hashes, being.sessionId)
    await forgetTries(tx, triesHash)
    await recordEvent(tx, phoneLinked.of({ subjectId: account.id, version, payload: {} }))
    const taken = { step: 'otp-setup', account: { ...account, version }, authMethod: `${authMethod}+code` } as const
    return { ...(await advanceSession(house, actor, taken, tx)), recoveryCodes }
  })
  if ('faults' in linked) throw attempt.refusal(linked.faults)
  return linked
}
