import * as z from 'zod/mini'
import { numberCheckKinds } from '#server/features/registrations/registrations.contract.ts'
import { patientMinutes } from '#server/features/registrations/ask-silent-registers-again.command.ts'
import { findNumberQuestion } from '#server/features/registrations/find-number-question.query.ts'
import { recordNumberAnswer, type NumberAnswer } from '#server/features/registrations/record-number-answer.command.ts'
import type { KboAddress } from '../gateways/kbo.gateway.ts'
import { defineJob, type JobContext } from '../runtime/define-job.ts'
import { RegisterSilent } from './register-silent.ts'

const payload = z.object({ checkId: z.uuid(), kind: z.enum(numberCheckKinds) })

const nothingKnown = { name: null, address: null, consultationNumber: null, raw: null, blocked: false }

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
    const { house, actor, payload: asked, trigger, ledger } = context
    const question = await findNumberQuestion(house, actor, asked.checkId)
    if (!question) return
    const answer =
      question.kind === 'vies' ? await askVies(context, question.prefix, question.number) : await askKbo(context, question.number)
    const patient = house.clock.now().getTime() - Date.parse(trigger.recordedAt) < patientMinutes * 60_000
    const goesOn = answer.state === 'unavailable' && !answer.blocked && patient
    await recordNumberAnswer(house, actor, asked.checkId, answer, goesOn ? undefined : (tx) => ledger.doneIn(tx))
    if (goesOn) throw new RegisterSilent(answer.code ?? 'UNAVAILABLE')
  },
})

type Context = JobContext<z.infer<typeof payload>>

async function askVies({ gateways, signal }: Context, countryCode: string, vatNumber: string): Promise<NumberAnswer> {
  const said = await gateways.vies.checkVatNumber({ countryCode, vatNumber, signal })
  switch (said.outcome) {
    case 'valid':
      return {
        ...nothingKnown,
        state: 'valid',
        code: null,
        name: said.name ?? null,
        address: said.address ?? null,
        consultationNumber: said.consultationNumber ?? null,
        raw: said.raw,
      }
    case 'invalid':
      return { ...nothingKnown, state: 'invalid', code: said.code, raw: said.raw }
    case 'unavailable':
      return { ...nothingKnown, state: 'unavailable', code: said.code, blocked: said.blocked, raw: said.raw ?? null }
  }
}

async function askKbo({ gateways, signal }: Context, number: string): Promise<NumberAnswer> {
  try {
    const said = await gateways.kbo.findEnterprise(number, signal)
    switch (said.outcome) {
      case 'known':
        return {
          ...nothingKnown,
          state: 'valid',
          code: null,
          name: said.enterprise.names[0]?.value ?? null,
          address: addressLine(said.enterprise.address),
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
