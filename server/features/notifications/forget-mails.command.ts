import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { mailsForgotten } from './notifications.events.ts'
import { maySystemKeepMailLog } from './notifications.policy.ts'
import { forgetMailRows } from './notifications.repository.ts'

/** How long it is known what was sent to whom. */
export const keptDays = 365
/** So many at once, so that no statement holds its locks for long; the caller comes back until nothing is left. */
const atMost = 5_000

/** Takes away lines of the mail log older than twelve months; a dry run only says how many there are. */
export async function forgetMails(house: House, actor: Actor, { dryRun }: { dryRun: boolean }): Promise<number> {
  return house.transaction(actor, async (tx) => {
    demand(maySystemKeepMailLog(actor))
    const before = new Date(house.clock.now().getTime() - keptDays * 86_400_000)
    const mails = await forgetMailRows(tx, before, atMost, dryRun)
    if (!dryRun && mails > 0) await recordEvent(tx, mailsForgotten.of({ subjectId: 'mails', version: 1, payload: { mails } }))
    return mails
  })
}
