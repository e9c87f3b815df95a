import { conflict, HouseError } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { AccountView } from './account.contract.ts'
import { ownFactorChanged } from './account.events.ts'
import { mayUseOwnAccount, ownerOf } from './account.policy.ts'
import { mayStillLink, mostPhones } from './account.rules.ts'
import { lockAccount, updateAccount } from '../accounts.repository.ts'
import { countedTry } from '../sign-in/counted-try.ts'
import { findPhoneBeingLinked, listPhones, updatePhone } from '../factors.repository.ts'
import { codeTriesHash, unsealPhoneSecret } from '../identity-keys.ts'
import { signInRefused } from '../identity.events.ts'
import { noteBrake } from '../sign-in/note-brake.command.ts'
import { bareCode, clockFault, readCode } from '../sign-in/one-time-code.ts'
import { showAccount } from './show-account.query.ts'
import { forgetTries } from '../sign-in/sign-in-failures.repository.ts'

/** Links the phone that was begun by its first code. From now on codes of either phone let in; two is the most. */
export async function confirmPhone(house: House, actor: Actor, input: { code: string }): Promise<AccountView> {
  demand(mayUseOwnAccount(actor))
  const { accountId, sessionId } = ownerOf(actor)
  const { config, clock } = house
  const triesHash = codeTriesHash(config.keys, accountId)
  const attempt = await countedTry(house, triesHash)

  const linked = await house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || account.blockedAt !== null) throw new HouseError('not-signed-in')
    const phone = await findPhoneBeingLinked(tx, { accountId, sessionId })
    const isTooLate = !phone || !mayStillLink(phone.createdAt, clock.now())
    if (isTooLate || (await listPhones(tx, accountId)).length >= mostPhones) throw conflict('not-in-this-state')
    const read = await readCode(unsealPhoneSecret(config.keys, accountId, phone.secret), bareCode(input.code), phone.lastStep, clock.now())
    if (read.kind !== 'right') {
      if (read.kind === 'off') await updatePhone(tx, phone.id, { lastStep: read.step })
      const payload = { step: 'otp', braked: attempt.braked } as const
      await recordEvent(tx, signInRefused.of({ subjectId: accountId, version: account.version, payload }))
      if (attempt.braked) await noteBrake(house, actor, { of: account, behind: 'session' }, tx)
      return { faults: read.kind === 'off' ? [clockFault(read.seconds)] : undefined }
    }
    const version = account.version + 1
    await updateAccount(tx, accountId, { version })
    await updatePhone(tx, phone.id, { linkedAt: clock.now(), lastStep: read.step, waitsForSession: null })
    await forgetTries(tx, triesHash)
    const payload = { what: 'phone-added' } as const
    await recordEvent(tx, ownFactorChanged.of({ subjectId: accountId, version, payload, changes: ['phone'] }))
    return {}
  })
  if ('faults' in linked) throw attempt.refusal(linked.faults)
  return showAccount(house, actor)
}
