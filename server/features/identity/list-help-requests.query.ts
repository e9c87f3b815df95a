import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { HelpRequestLine } from './help-requests.contract.ts'
import { countOpenHelpRequests, listOpenHelpRequests } from './help-requests.repository.ts'
import { helpRequestLine } from './help-requests.view.ts'
import { helpTold } from './help-told.ts'
import { mayHelpAccounts } from './identity.policy.ts'

const atMost = 100

/** Who waits for support, the longest first. */
export async function listHelpRequests(house: House, actor: Actor): Promise<{ items: HelpRequestLine[]; total: number }> {
  demand(mayHelpAccounts(actor))
  const [rows, total] = await Promise.all([listOpenHelpRequests(house.db, atMost), countOpenHelpRequests(house.db)])
  return { items: rows.map((row) => helpRequestLine(row, helpTold(house, row))), total }
}
