import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'

/** Their time was over: a count only. */
export const numberRequestsForgotten = defineEvent('enterprise-number-requests.forgotten', {
  subject: 'enterprise-number-requests',
  payload: z.object({ requests: z.int() }),
})

export const forgottenRequestEvents = [numberRequestsForgotten] as const
