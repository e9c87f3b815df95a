import * as z from 'zod/mini'
import { findInvitationFacts } from '#server/features/identity/staff/find-invitation-facts.query.ts'
import { invitationHours } from '#server/features/identity/identity.rules.ts'
import { staffInvitationMail } from '#server/features/identity/staff/staff-invitation.mail.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Mails an invitation. One that was accepted, or replaced by a newer one, meanwhile is not sent any more. */
export const sendStaffInvitation = defineJob({
  name: 'send-staff-invitation',
  queue: 'mail',
  on: ['staff.invited'],
  payload: z.object({ issueId: z.uuid() }),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 30_000,
  async run(context) {
    const { house, actor, payload } = context
    const facts = await findInvitationFacts(house, actor, payload.issueId)
    if (!facts) return
    const { token, email: to, ...said } = facts
    const url = `${house.config.http.publicUrl}/invitations/${token}`
    const content = staffInvitationMail({ ...said, url, hours: invitationHours })
    await sendMail(context, { template: 'staff-invitation', to, language: facts.language, content })
  },
})
