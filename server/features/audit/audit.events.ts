import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'

/** Someone of the agency opened a record with personal data: one event per reader, record and ten minutes. */
export const personalDataRead = defineEvent('personal-data.read', {
  subject: 'reading',
  payload: z.object({ of: z.object({ type: z.string(), id: z.uuid() }) }),
})

export const auditEvents = [personalDataRead] as const
