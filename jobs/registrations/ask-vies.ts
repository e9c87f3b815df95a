import { findRecentAnswer } from '#server/features/registrations/numbers/find-recent-answer.query.ts'
import type { NumberAnswer } from '#server/features/registrations/numbers/record-number-answer.command.ts'
import { NotNow, type JobContext } from '../runtime/define-job.ts'
import { nothingKnown } from './nothing-known.ts'
import { forgetAway, viesSaysAway } from './vies-status.ts'
import { takeViesTurn } from './vies-turns.ts'

/** Who waits for a state that is away looks so often whether it has answered somebody meanwhile. */
const lookEveryMs = 12_000

type Asked = { checkId: string; fresh?: boolean | undefined }
type Question = { prefix: string; number: string; attempts: number }

/**
 * What VIES says of a number: first what it said today already, unless the desk wants it fresh; then, where the state was
 * silent before, whether VIES says that it is away; then the question itself, in its turn. Throws `NotNow` while others ask.
 */
export async function askVies(context: JobContext<Asked>, question: Question, patient: boolean): Promise<NumberAnswer> {
  const { house, gateways, actor, payload, signal } = context
  const { prefix, number, attempts } = question
  const recent = attempts === 0 && payload.fresh !== true ? await findRecentAnswer(house, actor, payload.checkId) : undefined
  if (recent) return recent

  const away = attempts > 0 ? await viesSaysAway(house, gateways.vies, prefix, signal) : undefined
  // A little apart, so that all who wait for the same word do not come at the same moment.
  if (away && patient) throw new NotNow(Math.min(away.forMs, lookEveryMs) + Math.round(Math.random() * 3_000))
  if (away) return { ...nothingKnown, state: 'unavailable', code: away.code }

  const turn = await takeViesTurn(house, prefix, payload.checkId)
  if (!turn.isOurs) throw new NotNow(turn.pauseMs)
  try {
    const answer = await ask(context, prefix, number)
    if (answer.state !== 'unavailable') await forgetAway(house, prefix)
    return answer
  } finally {
    await turn.giveBack()
  }
}

async function ask({ gateways, signal }: JobContext<Asked>, countryCode: string, vatNumber: string): Promise<NumberAnswer> {
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
