import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { forgetDocuments } from '../../documents/forget-documents.command.ts'
import { everything } from '../../scope.ts'
import type { RegistrationStatus } from '../registrations.contract.ts'
import { registrationsForgotten } from '../registrations.events.ts'
import { maySystemForget } from '../registrations.policy.ts'
import { countOver, deleteWhole, lockOver } from './retention.repository.ts'
import { retentionLimits } from './retention.rules.ts'

export type ForgottenRegistrations = {
  drafts: number
  refused: number
  withdrawn: number
  /** Bytes that belong to nobody now: the caller removes them after the commit. */
  forsaken: string[]
}

/** So many at once, so that no transaction holds its locks for long; the caller comes back until nothing is left. */
const atMost = 100

/**
 * Takes away a portion of the registrations whose time is over: drafts thirty days after the last touch, refused and
 * withdrawn ones two years after their end, with proofs, people, places, checks and versions. A dry run only counts.
 */
export async function forgetRegistrations(house: House, actor: Actor, { dryRun }: { dryRun: boolean }): Promise<ForgottenRegistrations> {
  demand(maySystemForget(actor))
  const limits = retentionLimits(house.clock.now())
  if (dryRun) {
    const rows = await countOver(house.db, everything, limits)
    return { ...countsOf((status) => rows.find((row) => row.status === status)?.count ?? 0), forsaken: [] }
  }
  return house.transaction(actor, async (tx) => {
    const rows = await lockOver(tx, everything, limits, atMost)
    const counts = countsOf((status) => rows.filter((row) => row.status === status).length)
    if (rows.length === 0) return { ...counts, forsaken: [] }
    const forsaken: string[] = []
    for (const { id } of rows) {
      const gone = await forgetDocuments(house, actor, { kind: 'registration-proof', subjectId: id }, tx)
      forsaken.push(...gone.forsaken)
    }
    await deleteWhole(
      tx,
      everything,
      rows.map((row) => row.id),
    )
    await recordEvent(tx, registrationsForgotten.of({ subjectId: 'registrations', version: 1, payload: counts }))
    return { ...counts, forsaken }
  })
}

function countsOf(count: (status: RegistrationStatus) => number) {
  return { drafts: count('draft'), refused: count('refused'), withdrawn: count('withdrawn') }
}
