import * as z from 'zod/mini'
import { acknowledgeHelpRequest } from '#server/features/identity/help-requests/acknowledge-help-request.command.ts'
import { helpReceivedMail } from '#server/features/identity/help-requests/help-request-received.mail.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Tells the owner of an account that a question in his name is with support (S131); nobody else is written to. */
export const tellHelpRequest = defineJob({
  name: 'tell-help-request',
  queue: 'mail',
  on: ['help-request.sent'],
  payload: z.object({}),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 20_000,
  async run(context) {
    const letter = await acknowledgeHelpRequest(context.house, context.actor, context.trigger.subject.id)
    if (!letter) return
    const { email: to, personId, facts } = letter
    const content = helpReceivedMail(facts)
    await sendMail(context, { template: 'help-request-received', to, language: facts.language, content, personId })
  },
})
