import { conflict } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { ownFactorChanged } from './account.events.ts'
import { mayUseOwnAccount } from './account.policy.ts'
import { updateAccount } from '../accounts.repository.ts'
import { giveRecoveryCodes, hasPhone } from '../factors.repository.ts'
import { recoveryCodeHash } from '../identity-keys.ts'
import { recoveryCodeCount } from '../identity.rules.ts'
import { bareCode, newRecoveryCode } from '../sign-in/one-time-code.ts'
import { lockProven, proveOwner } from './own-proof.ts'

/** Ten new recovery codes, shown here once and kept as hashes only; those of before are void. */
export async function renewRecoveryCodes(
  house: House,
  actor: Actor,
  input: { password?: string | undefined },
): Promise<{ recoveryCodes: string[] }> {
  demand(mayUseOwnAccount(actor))
  const proven = await proveOwner(house, actor, { password: input.password, freshSignInWillDo: false })
  return house.transaction(actor, async (tx) => {
    const account = await lockProven(tx, proven)
    // They stand in for a phone that is lost: without one there is nothing to stand in for.
    if (!(await hasPhone(tx, account.id))) throw conflict('not-in-this-state')
    const recoveryCodes = Array.from({ length: recoveryCodeCount }, newRecoveryCode)
    const hashes = recoveryCodes.map((code) => recoveryCodeHash(house.config.keys, account.id, bareCode(code)))
    const version = account.version + 1
    await updateAccount(tx, account.id, { version })
    await giveRecoveryCodes(tx, account.id, hashes)
    const payload = { what: 'recovery-codes' } as const
    await recordEvent(tx, ownFactorChanged.of({ subjectId: account.id, version, payload, changes: ['recoveryCodes'] }))
    return { recoveryCodes }
  })
}
