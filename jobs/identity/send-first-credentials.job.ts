import * as z from 'zod/mini'
import { findCredentialsFacts } from '#server/features/identity/credentials/find-credentials-facts.query.ts'
import { nissMail, temporaryPasswordMail } from '#server/features/identity/credentials/first-credentials.mail.ts'
import { temporaryPasswordHours } from '#server/features/identity/identity.rules.ts'
import { issueTemporaryPassword } from '#server/features/identity/credentials/issue-temporary-password.command.ts'
import { derivePassword } from '#server/platform/crypto/tokens.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/**
 * Mails a person's first credentials (Manual FR §4.1, FAQ 4): the NISS in one mail, the temporary password in another
 * that names neither number nor company. The two go side by side, since neither waits for the other. The password is
 * derived again from the id of this event at every attempt, so that a repeated job mails the same one. Wanted anew by the
 * desk (S54), it is another event and so another password.
 */
export const sendFirstCredentials = defineJob({
  name: 'send-first-credentials',
  queue: 'mail',
  on: ['person.niss-issued', 'person.credentials-wanted'],
  payload: z.object({ registrationId: z.nullable(z.uuid()) }),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 30_000,
  async run(context) {
    const { house, actor, payload, trigger } = context
    const { registrationId } = payload
    const personId = trigger.subject.id
    const facts = await findCredentialsFacts(house, actor, personId)
    if (!facts) return
    const { email: to, language } = facts
    const url = `${house.config.http.publicUrl}/sign-in`
    const about = { to, language, registrationId, personId }

    const issue = await issueTemporaryPassword(house, actor, { personId, registrationId, issueId: trigger.eventId })
    // An account with a password of its own is never sent another one, nor one that a newer issue has made void.
    if (!issue.issued) return
    const { password } = derivePassword(house.config.keys.credential, issue.issueId, issue.keyId)
    const outcomes = await Promise.allSettled([
      sendMail(context, { ...about, template: 'niss-number', content: nissMail({ ...facts, url }) }),
      sendMail(context, {
        ...about,
        template: 'temporary-password',
        content: temporaryPasswordMail({ language, password, hours: temporaryPasswordHours, url }),
      }),
    ])
    // Both are given their end before the job is tried again, so that no mail is under way twice.
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  },
})
