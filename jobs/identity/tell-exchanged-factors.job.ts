import * as z from 'zod/mini'
import { factorsExchangedCompanyMail, factorsExchangedMail } from '#server/features/identity/recovery/factors-exchanged.mail.ts'
import { findExchangeFacts } from '#server/features/identity/recovery/find-exchange-facts.query.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/**
 * Tells that phone and password of somebody are others than before: to the person, and to who answers for his companies.
 * A mailbox alone is enough for it (S130), so somebody else than its owner must be able to notice.
 */
export const tellExchangedFactors = defineJob({
  name: 'tell-exchanged-factors',
  queue: 'mail',
  on: ['account.factors-exchanged'],
  payload: z.object({}),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 60_000,
  async run(context) {
    const { house, actor, trigger } = context
    const facts = await findExchangeFacts(house, actor, trigger.subject.id)
    if (!facts) return
    const at = new Date(trigger.recordedAt)
    const { email: to, personId, ...person } = facts.person
    const url = `${house.config.http.publicUrl}/sign-in/forgot`
    const content = factorsExchangedMail({ ...person, at, url })
    await sendMail(context, { template: 'factors-exchanged', to, language: person.language, content, personId })
    for (const [place, { email, companies, name, language, personId: told }] of facts.others.entries()) {
      const written = factorsExchangedCompanyMail({ language, name, at, person: person.name, companies })
      await sendMail(context, {
        template: 'factors-exchanged-company',
        to: email,
        language,
        content: written,
        personId: told,
        n: place + 1,
      })
    }
  },
})
