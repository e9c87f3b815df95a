import type { Transaction } from '#db/client.ts'
import { HouseError, notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import type { Verdict } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { showDeskRegistration } from './get-desk-registration.query.ts'
import type { DeskRecord } from '../registrations.contract.ts'
import { scopeFor } from '../registrations.policy.ts'
import { lockRegistration, type RegistrationRow } from '../registrations.repository.ts'
import { statusNow } from '../registrations.rules.ts'

type LockedFile = {
  tx: Transaction
  /** With a claim that is over already taken away. */
  row: RegistrationRow
  /** Throws what the verdict says, with the present record, for whoever may see a file may see why not. */
  refuseUnless(verdict: Verdict): Promise<void>
}

/** What every act at the desk shares: lock the file, act, answer the record as it is then. */
export async function onLockedFile(house: House, actor: Actor, id: string, act: (file: LockedFile) => Promise<void>): Promise<DeskRecord> {
  const scope = scopeFor(actor)
  await house.transaction(actor, async (tx) => {
    const stored = await lockRegistration(tx, scope, id)
    if (!stored) throw notFound()
    const refuseUnless = async (verdict: Verdict) => {
      if (!verdict.allowed) throw new HouseError(verdict.because, { current: await showDeskRegistration(house, tx, actor, id) })
    }
    await act({ tx, row: statusNow(stored, house.clock.now()), refuseUnless })
  })
  return showDeskRegistration(house, house.db, actor, id)
}
