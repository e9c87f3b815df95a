import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'

/** The last attempt failed: a card on the desk. */
export const jobGivenUp = defineEvent('job.given-up', {
  subject: 'job',
  payload: z.object({ eventId: z.uuid(), jobName: z.string(), code: z.string() }),
})

export const jobEvents = [jobGivenUp] as const
