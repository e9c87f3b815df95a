import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { accountAsTold } from './account-told.ts'
import { findHelpRequest, wasAskedBefore } from './help-requests.repository.ts'
import { acknowledgedEveryMs, helpReference } from './help-requests.rules.ts'
import { helpTold } from './help-told.ts'
import type { Language } from './identity.contract.ts'
import { maySystemKeepIdentity } from './identity.policy.ts'

export type HelpLetter = { email: string; personId: string | null; facts: { language: Language; name: string; reference: string } }

/**
 * To whom we write that his question is here: the account's own address, where number, name and address all fit one, and
 * nobody else. A typed address is never written to because it was typed.
 */
export async function findHelpLetter(house: House, actor: Actor, requestId: string): Promise<HelpLetter | undefined> {
  demand(maySystemKeepIdentity(actor))
  const row = await findHelpRequest(house.db, requestId)
  if (!row) return undefined
  const account = await accountAsTold(house, house.db, helpTold(house, row))
  if (!account || (await wasAskedBefore(house.db, row, new Date(row.sentAt.getTime() - acknowledgedEveryMs)))) return undefined
  const { email, personId, language, displayName: name } = account
  return { email, personId, facts: { language, name, reference: helpReference(row) } }
}
