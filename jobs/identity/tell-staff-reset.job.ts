import * as z from 'zod/mini'
import { findStaffResetFacts } from '#server/features/identity/staff/find-staff-reset-facts.query.ts'
import { staffResetMail } from '#server/features/identity/staff/staff-reset.mail.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Tells the other administrators that a colleague's access waits for one of them; one that has ended meanwhile is not told. */
export const tellStaffReset = defineJob({
  name: 'tell-staff-reset',
  queue: 'mail',
  on: ['staff.reset-proposed'],
  payload: z.object({ resetId: z.uuid() }),
  attempts: 100,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 60_000,
  async run(context) {
    const { house, actor, payload } = context
    const facts = await findStaffResetFacts(house, actor, payload.resetId)
    if (!facts) return
    const { administrators, ...said } = facts
    const url = `${house.config.http.publicUrl}/desk/settings/staff-access`
    for (const [place, { email: to, ...administrator }] of administrators.entries()) {
      const content = staffResetMail({ ...said, ...administrator, url })
      await sendMail(context, { template: 'staff-reset', to, language: administrator.language, content, n: place + 1 })
    }
  },
})
