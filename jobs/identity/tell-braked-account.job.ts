import * as z from 'zod/mini'
import { accountBrakedMail } from '#server/features/identity/sign-in/account-braked.mail.ts'
import { brakedBehind } from '#server/features/identity/sign-in/brake.contract.ts'
import { brakeWayOut } from '#server/features/identity/sign-in/brake.rules.ts'
import { findBrakeFacts } from '#server/features/identity/sign-in/find-brake-facts.query.ts'
import { longestPauseMinutes } from '#server/features/identity/identity.rules.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Tells the owner of an account that wrong passwords or codes brake it; a name that nobody has leads to nobody. */
export const tellBrakedAccount = defineJob({
  name: 'tell-braked-account',
  queue: 'mail',
  on: ['account.braked'],
  payload: z.object({ behind: z.enum(brakedBehind) }),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 30_000,
  async run(context) {
    const { house, actor, trigger, payload } = context
    const { behind } = payload
    const found = await findBrakeFacts(house, actor, { accountId: trigger.subject.id, eventId: trigger.eventId, behind })
    if (!found) return
    const { email: to, personId, facts } = found
    const { publicUrl } = house.config.http
    const way = brakeWayOut(facts.kind, behind)
    const url = way === 'forgot' ? `${publicUrl}/sign-in/forgot` : `${publicUrl}/account`
    const content = accountBrakedMail({ ...facts, behind, way, url, longestPauseMinutes })
    await sendMail(context, { template: 'account-braked', to, language: facts.language, content, personId })
  },
})
