import { conflict, HouseError } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { AccountView } from './account.contract.ts'
import { languageChosen } from './account.events.ts'
import { mayUseOwnAccount, ownerOf } from './account.policy.ts'
import { lockAccount, updateAccount } from '../accounts.repository.ts'
import type { Language } from '../identity.contract.ts'
import { showAccount } from './show-account.query.ts'

/** The owner chooses the language of what is written to him. */
export async function changeAccount(house: House, actor: Actor, input: { version: number; language: Language }): Promise<AccountView> {
  demand(mayUseOwnAccount(actor))
  const { accountId } = ownerOf(actor)
  const outcome = await house.transaction(actor, async (tx) => {
    const account = await lockAccount(tx, accountId)
    if (!account || account.blockedAt !== null) throw new HouseError('not-signed-in')
    if (account.version !== input.version) return 'changed-meanwhile'
    if (account.language === input.language) return 'done'
    const version = account.version + 1
    await updateAccount(tx, account.id, { language: input.language, version })
    await recordEvent(tx, languageChosen.of({ subjectId: account.id, version, payload: {}, changes: ['language'] }))
    return 'done'
  })
  const view = await showAccount(house, actor)
  if (outcome === 'changed-meanwhile') throw conflict('changed-meanwhile', view)
  return view
}
