import * as z from 'zod/mini'
import { findAdministrators } from '#server/features/identity/find-administrators.query.ts'
import { guessedAccounts, guessingMinutes } from '#server/features/identity/sign-in/guessing.rules.ts'
import { guessingKinds } from '#server/features/identity/identity.contract.ts'
import { signInsGuessedMail } from '#server/features/identity/sign-in/sign-ins-guessed.mail.ts'
import { sendMail } from '../notifications/send-mail.ts'
import { defineJob } from '../runtime/define-job.ts'

/** Writes to every administrator that somebody goes through many accounts. */
export const tellGuessing = defineJob({
  name: 'tell-guessing',
  queue: 'mail',
  on: ['sign-ins.guessed'],
  payload: z.object({ kind: z.enum(guessingKinds) }),
  attempts: 300,
  backoff: { firstMs: 1_000, longestMs: 300_000 },
  timeLimitMs: 30_000,
  async run(context) {
    const { house, actor, payload } = context
    const facts = {
      kind: payload.kind,
      accounts: guessedAccounts,
      minutes: guessingMinutes,
      url: `${house.config.http.publicUrl}/desk/cards`,
    }
    for (const [at, { name, email, language }] of (await findAdministrators(house, actor)).entries()) {
      const content = signInsGuessedMail({ ...facts, name, language })
      await sendMail(context, { template: 'sign-ins-guessed', to: email, language, content, n: at + 1 })
    }
  },
})
