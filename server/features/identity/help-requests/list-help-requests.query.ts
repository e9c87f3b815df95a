import type { AnswerOf, InputOf } from '../../../platform/http/endpoint.contract.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { listHelpRequests as contract } from './help-requests.contract.ts'
import { countOpenHelpRequests, listOpenHelpRequests } from './help-requests.repository.ts'
import { helpRequestLine } from './help-requests.view.ts'
import { helpTold } from './help-told.ts'
import { mayHelpAccounts } from '../identity.policy.ts'

/** Who waits for support, a page at a time, the longest first. */
export async function listHelpRequests(
  house: House,
  actor: Actor,
  { cursor, limit }: InputOf<typeof contract>['query'],
): Promise<AnswerOf<typeof contract>> {
  demand(mayHelpAccounts(actor))
  const [rows, total] = await Promise.all([listOpenHelpRequests(house.db, cursor, limit + 1), countOpenHelpRequests(house.db)])
  const shown = rows.slice(0, limit)
  return {
    items: shown.map((row) => helpRequestLine(row, helpTold(house, row))),
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    total,
    totalIsMore: false,
  }
}
