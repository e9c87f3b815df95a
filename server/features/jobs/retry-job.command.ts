import { conflict, notFound } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { jobRetryAsked } from './jobs.events.ts'
import { mayTendJobs } from './jobs.policy.ts'
import { lockLedgerRow, wantAgain } from './jobs.repository.ts'

type Key = { eventId: string; jobName: string }

/**
 * Lets a given-up job begin again with all its attempts. What it did outside stays noted in its steps: a mail that went
 * does not go twice. The ledger's row is the wish itself, so it outlives a Redis that loses everything.
 */
export async function retryJob(house: House, actor: Actor, { eventId, jobName }: Key): Promise<Key & { state: 'wanted' }> {
  demand(mayTendJobs(actor))
  return house.transaction(actor, async (tx) => {
    const row = await lockLedgerRow(tx, { eventId, jobName })
    if (!row) throw notFound()
    if (row.state !== 'given-up') throw conflict('not-in-this-state', { eventId, jobName, state: row.state })
    await wantAgain(tx, { eventId, jobName })
    await recordEvent(tx, jobRetryAsked.of({ subjectId: `${eventId}-${jobName}`, version: 1, payload: { eventId, jobName } }))
    return { eventId, jobName, state: 'wanted' }
  })
}
