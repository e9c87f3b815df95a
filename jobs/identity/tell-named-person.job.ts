import * as z from 'zod/mini'
import { findNamingFacts } from '#server/features/identity/persons/find-naming-facts.query.ts'
import { namedByCompanyMail } from '#server/features/identity/persons/named-by-company.mail.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Tells who has an account that a company names him: at the account's own address, whatever address was typed. */
export const tellNamedPerson = defineJob({
  name: 'tell-named-person',
  queue: 'mail',
  on: ['person.named-again'],
  payload: z.object({ companyId: z.uuid() }),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 30_000,
  async run(context) {
    const { house, actor, payload, trigger } = context
    const personId = trigger.subject.id
    const facts = await findNamingFacts(house, actor, { personId, companyId: payload.companyId })
    if (!facts) return
    const content = namedByCompanyMail({ ...facts, url: `${house.config.http.publicUrl}/sign-in` })
    // Not shown with the registration: whoever typed a number must not learn that there is an account behind it.
    await sendMail(context, { template: 'named-by-company', to: facts.email, language: facts.language, content, personId })
  },
})
