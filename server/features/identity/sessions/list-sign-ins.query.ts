import { invalidInput } from '../../../platform/errors.ts'
import type { AnswerOf, InputOf } from '../../../platform/http/endpoint.contract.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { listSignIns as contract, SignInEntry } from '../my-account/account.contract.ts'
import { mayUseOwnAccount, ownerOf } from '../my-account/account.policy.ts'
import { browserOf } from './browsers.rules.ts'
import { hoursAfter, sessionsKeptDays } from '../identity.rules.ts'
import { countSignIns, signInsOf, type SignInRow } from './sign-in-history.repository.ts'

const countedExactly = 10_000

/** Who signed in with one's account, or tried to, in the last twelve months: by user name or NISS, from wherever. */
export async function listSignIns(
  house: House,
  actor: Actor,
  { limit, cursor }: InputOf<typeof contract>['query'],
): Promise<AnswerOf<typeof contract>> {
  demand(mayUseOwnAccount(actor))
  const { accountId } = ownerOf(actor)
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) throw invalidInput([{ path: 'cursor', code: 'format' }])
  const since = hoursAfter(house.clock.now(), -24 * sessionsKeptDays)
  const [rows, total] = await Promise.all([
    signInsOf(house.sql, accountId, { since, before: cursor, limit: limit + 1 }),
    countSignIns(house.sql, accountId, since, countedExactly + 1),
  ])
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(entryOf),
    nextCursor: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
    total: Math.min(total, countedExactly),
    totalIsMore: total > countedExactly,
  }
}

function entryOf({ seq, at, name, step, authMethod, ip, browser }: SignInRow): SignInEntry {
  const result = name === 'account.signed-in' ? 'signed-in' : (refusalAt[step ?? ''] ?? 'refused')
  return { id: seq, at: new Date(at).toISOString(), result, authMethod, browser: browserOf(browser), ip }
}

const refusalAt: Readonly<Record<string, SignInEntry['result']>> = { password: 'wrong-password', otp: 'wrong-code' }
