import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { emailChangesKeptDays } from '../my-account/account.rules.ts'
import { brakeToldEveryHours } from './brake.rules.ts'
import { forgetEmailChanges } from '../my-account/email-changes.repository.ts'
import { forgetWaitingFactors } from '../factors.repository.ts'
import { forgetAlarms, forgetMisses } from './guessing.repository.ts'
import { signInsForgotten } from '../identity.events.ts'
import { maySystemKeepIdentity } from '../identity.policy.ts'
import { forgetTriesAfterMs, hoursAfter, resetRequestsKeptHours, sessionsKeptDays } from '../identity.rules.ts'
import { forgetResetRequests } from '../recovery/reset-requests.repository.ts'
import { forgetSessions } from '../sessions/sessions.repository.ts'
import { forgetStaleTries } from './sign-in-failures.repository.ts'

export type Forgotten = { sessions: number; names: number }

/** So many at once, so that no statement holds its locks for long; the caller comes back until nothing is left. */
const atMost = 5_000

/**
 * Takes away sessions that ended more than twelve months ago, and counts of wrong tries that no longer count; with
 * them go what waited for nobody and what was asked for yesterday. A dry run only says how many there are.
 */
export async function forgetSignIns(house: House, actor: Actor, { dryRun }: { dryRun: boolean }): Promise<Forgotten> {
  return house.transaction(actor, async (tx) => {
    demand(maySystemKeepIdentity(actor))
    const now = house.clock.now()
    const sessions = await forgetSessions(tx, hoursAfter(now, -24 * sessionsKeptDays), atMost, dryRun)
    if (!dryRun) {
      await forgetWaitingFactors(tx, hoursAfter(now, -24))
      await forgetMisses(tx, hoursAfter(now, -1))
      await forgetAlarms(tx, hoursAfter(now, -brakeToldEveryHours))
      await forgetResetRequests(tx, hoursAfter(now, -resetRequestsKeptHours))
    }
    if (!dryRun) await forgetWaitingFactors(tx, hoursAfter(now, -24))
    if (!dryRun) await forgetEmailChanges(tx, hoursAfter(now, -24 * emailChangesKeptDays))
    const names = await forgetStaleTries(tx, new Date(now.getTime() - forgetTriesAfterMs), atMost, dryRun)
    const forgotten = { sessions, names }
    if (!dryRun && sessions + names > 0) {
      await recordEvent(tx, signInsForgotten.of({ subjectId: 'sign-ins', version: 1, payload: forgotten }))
    }
    return forgotten
  })
}
