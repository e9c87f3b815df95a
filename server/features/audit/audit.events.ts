import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'

/** Someone of the agency opened a record with personal data: one event per reader, record and ten minutes. */
export const personalDataRead = defineEvent('personal-data.read', {
  subject: 'reading',
  payload: z.object({ of: z.object({ type: z.string(), id: z.uuid() }) }),
})

/** Someone of the agency was given a number in full; why stands in the row of this id. */
export const personalDataRevealed = defineEvent('personal-data.revealed', {
  subject: 'reveal',
  payload: z.object({ of: z.object({ type: z.string(), id: z.uuid() }) }),
})

/** What the night took away: of how many events it is no longer known from which address they came. */
export const originsForgotten = defineEvent('origins.forgotten', { subject: 'retention', payload: z.object({ origins: z.int() }) })

export const auditEvents = [personalDataRead, personalDataRevealed, originsForgotten] as const
