import * as z from 'zod/mini'
import { newId } from '#db/columns.ts'
import { defineJob, type JobContext, type JobDefinition } from '#jobs/runtime/define-job.ts'
import { recordEvent } from '#server/platform/events/record-event.ts'
import { registrationChanged } from '#server/features/registrations/registrations.events.ts'
import type { House } from '#server/platform/house.ts'

/** A job of the faults' own on an event that no job of the product listens to. */
export function countedJob(run: (context: JobContext<object>) => Promise<void>): JobDefinition {
  return defineJob({
    name: 'count-event',
    queue: 'house',
    on: ['registration.changed'],
    payload: z.object({}),
    attempts: 50,
    backoff: { firstMs: 100, longestMs: 1_000 },
    timeLimitMs: 120_000,
    run,
  })
}

/** Records so many such events in one transaction; answers their ids once they are committed. */
export async function recordEvents(house: House, count: number, subjectId: string = newId()): Promise<string[]> {
  return house.transaction({ kind: 'system', job: 'faults' }, async (tx) => {
    const ids: string[] = []
    for (let version = 1; version <= count; version += 1) {
      ids.push(await recordEvent(tx, registrationChanged.of({ subjectId, version, payload: {} })))
    }
    return ids
  })
}
