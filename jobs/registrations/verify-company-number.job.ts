import * as z from 'zod/mini'
import type { Language } from '#server/features/identity/identity.contract.ts'
import { registerFactsOf } from '#server/features/registrations/numbers/register-facts.rules.ts'
import { numberCheckKinds } from '#server/features/registrations/registrations.contract.ts'
import { patientMinutes } from '#server/features/registrations/numbers/ask-silent-registers-again.command.ts'
import { findNumberQuestion } from '#server/features/registrations/numbers/find-number-question.query.ts'
import { recordNumberAnswer, type NumberAnswer } from '#server/features/registrations/numbers/record-number-answer.command.ts'
import type { KboAddress } from '../gateways/kbo.gateway.ts'
import { defineJob, type JobContext } from '../runtime/define-job.ts'
import { askVies } from './ask-vies.ts'
import { nothingKnown } from './nothing-known.ts'
import { RegisterSilent } from './register-silent.ts'

const payload = z.object({ checkId: z.uuid(), kind: z.enum(numberCheckKinds), fresh: z.optional(z.boolean()) })

/**
 * Asks the register behind a number (Manual FR §2.1). Silence is noted at the first failure and never taken for a no; the
 * job then keeps asking, at least once a minute for a quarter of an hour. After that the register is asked again by
 * `ask-silent-registers-again`, at its slower pace.
 */
export const verifyCompanyNumber = defineJob({
  name: 'verify-company-number',
  queue: 'outside',
  on: ['registration.number-check-asked'],
  payload,
  attempts: 40,
  backoff: { firstMs: 2_000, longestMs: 45_000 },
  timeLimitMs: 15_000,
  async run(context) {
    const { house, actor, payload: asked, ledger } = context
    const question = await findNumberQuestion(house, actor, asked.checkId)
    if (!question) return
    // Counted from the first question: who is asked again by the slower job is not pestered anew.
    const patient = house.clock.now().getTime() - question.askedAt.getTime() < patientMinutes * 60_000
    const answer = question.kind === 'vies' ? await askVies(context, question, patient) : await askKbo(context, question)
    const goesOn = answer.state === 'unavailable' && !answer.blocked && patient
    await recordNumberAnswer(house, actor, asked.checkId, answer, goesOn ? undefined : (tx) => ledger.doneIn(tx))
    if (goesOn) throw new RegisterSilent(answer.code ?? 'UNAVAILABLE')
  },
})

type Context = JobContext<z.infer<typeof payload>>

async function askKbo({ gateways, signal }: Context, { number, language }: { number: string; language: Language }): Promise<NumberAnswer> {
  try {
    const said = await gateways.kbo.findEnterprise(number, signal)
    switch (said.outcome) {
      case 'known': {
        const facts = registerFactsOf(said.enterprise, language) ?? null
        const address = addressLine(said.enterprise.address)
        return { ...nothingKnown, state: 'valid', code: null, name: facts?.name ?? null, address, facts }
      }
      case 'ceased':
        return { ...nothingKnown, state: 'invalid', code: 'CEASED', name: said.enterprise.names[0]?.value ?? null }
      case 'unknown':
        return { ...nothingKnown, state: 'invalid', code: 'UNKNOWN' }
    }
  } catch (error) {
    // The gateway throws only faults of the line; for this question they are an answer: silence.
    if (!isFault(error)) throw error
    return { ...nothingKnown, state: 'unavailable', code: error.code }
  }
}

function isFault(error: unknown): error is Error & { code: string } {
  return error instanceof Error && error.name === 'GatewayFault' && 'code' in error && typeof error.code === 'string'
}

function addressLine(address: KboAddress | undefined): string | null {
  if (!address) return null
  const street = [address.street, address.number].filter(Boolean).join(' ')
  const town = [address.postcode, address.city].filter(Boolean).join(' ')
  return [street, town, address.country].filter(Boolean).join(', ')
}
