import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { BrakedBehind } from './brake.contract.ts'
import { brakeMatter, brakeToldEveryHours } from './brake.rules.ts'
import { takeAlarm } from './guessing.repository.ts'
import { accountBraked } from '../identity.events.ts'
import { maySignIn } from '../identity.policy.ts'
import { hoursAfter, nobody } from '../identity.rules.ts'

export type NoteBrake = {
  /** The account, or the name that nobody has: for both the same is written. */
  of: { id: string; version: number } | { nameHash: Buffer }
  behind: BrakedBehind
}

/**
 * A wrong password or code after which one has to wait: the owner is to be told, once a day of each matter, however often and by
 * whichever of his names it is tried. Taken as the last thing of its transaction, so that nobody waits in a circle.
 */
export async function noteBrake(house: House, actor: Actor, { of, behind }: NoteBrake, within: Transaction): Promise<void> {
  demand(maySignIn(actor))
  await house.transaction(
    actor,
    async (tx) => {
      const now = house.clock.now()
      const whose = 'id' in of ? of.id : of.nameHash.toString('hex').slice(0, 32)
      if (!(await takeAlarm(tx, `braked-${brakeMatter(behind)}-${whose}`, hoursAfter(now, -brakeToldEveryHours), now))) return
      const subject = 'id' in of ? { subjectId: of.id, version: of.version } : { subjectId: nobody, version: 1 }
      await recordEvent(tx, accountBraked.of({ ...subject, payload: { behind } }))
    },
    within,
  )
}
