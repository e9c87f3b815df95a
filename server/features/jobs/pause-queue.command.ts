import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { QueueName, QueueView } from './jobs.contract.ts'
import { queuePauseAsked, queueResumeAsked } from './jobs.events.ts'
import { mayTendJobs } from './jobs.policy.ts'
import { listQueueRows, wantPaused } from './jobs.repository.ts'
import { showQueue } from './jobs.view.ts'

/**
 * Says whether a queue should be paused. The wish stands in PostgreSQL and the jobs' processes make Redis follow it, as
 * often as it takes: so it holds after Redis lost everything, and no paused queue has to run a job to be resumed.
 */
export async function pauseQueue(house: House, actor: Actor, queue: QueueName, shouldPause: boolean): Promise<QueueView> {
  demand(mayTendJobs(actor))
  await house.transaction(actor, async (tx) => {
    if (!(await wantPaused(tx, queue, shouldPause, house.clock.now()))) return
    const event = shouldPause ? queuePauseAsked : queueResumeAsked
    await recordEvent(tx, event.of({ subjectId: queue, version: 1, payload: { queue } }))
  })
  const rows = await listQueueRows(house.db)
  return showQueue(
    queue,
    rows.find((row) => row.queue === queue),
    actor,
  )
}
