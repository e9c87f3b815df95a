import * as z from 'zod/mini'
import { defineEvent } from '../../../platform/events/define-events.ts'
import { attachmentStates, attachmentTypes, helpEndings, helpTopics } from './help-requests.contract.ts'

/** Somebody asks for help with signing in. Who and what stands, sealed, in the row alone. */
export const helpRequestSent = defineEvent('help-request.sent', {
  subject: 'help-request',
  payload: z.object({ topic: z.enum(helpTopics) }),
})
export const helpAttachmentAdded = defineEvent('help-request.attachment-added', {
  subject: 'help-request',
  payload: z.object({ type: z.enum(attachmentTypes) }),
})
export const helpAttachmentChecked = defineEvent('help-request.attachment-checked', {
  subject: 'help-request',
  payload: z.object({ state: z.enum(attachmentStates) }),
})
/** Its sender is the owner of the account, as far as number, name and address tell, and is written to. */
export const helpRequestAcknowledged = defineEvent('help-request.acknowledged', { subject: 'help-request', payload: z.object({}) })
export const helpRequestClosed = defineEvent('help-request.closed', {
  subject: 'help-request',
  payload: z.object({ ending: z.enum(helpEndings) }),
})
/** Their time was over: a count only. */
export const helpRequestsForgotten = defineEvent('help-requests.forgotten', {
  subject: 'retention',
  payload: z.object({ requests: z.int() }),
})

export const helpRequestEvents = [
  helpRequestSent,
  helpAttachmentAdded,
  helpAttachmentChecked,
  helpRequestAcknowledged,
  helpRequestClosed,
  helpRequestsForgotten,
] as const
