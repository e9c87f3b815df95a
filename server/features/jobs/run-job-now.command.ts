import { notFound } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { jobRunAsked } from './jobs.events.ts'
import { mayTendJobs } from './jobs.policy.ts'
import { findScheduleRow } from './jobs.repository.ts'

/** Wants one turn of a scheduled job, now. Which jobs have a schedule is what the running jobs' processes wrote down. */
export async function runJobNow(
  house: House,
  actor: Actor,
  { jobName }: { jobName: string },
): Promise<{ jobName: string; eventId: string }> {
  demand(mayTendJobs(actor))
  return house.transaction(actor, async (tx) => {
    if (!(await findScheduleRow(tx, jobName))) throw notFound()
    const eventId = await recordEvent(tx, jobRunAsked.of({ subjectId: jobName, version: 1, payload: { jobName } }))
    return { jobName, eventId }
  })
}
