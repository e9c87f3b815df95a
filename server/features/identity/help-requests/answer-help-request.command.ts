import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { AccountHelpReason } from '../account-help/account-help.contract.ts'
import { closeHelpRequest } from './close-help-request.command.ts'
import { helpTold } from './help-told.ts'
import { mayHelpAccounts } from '../identity.policy.ts'
import { mailAccountLink } from '../account-help/mail-account-link.command.ts'

/** Answers a question with a link to the account's own address, and puts it away: both or neither. */
export async function answerHelpRequest(
  house: House,
  actor: Actor,
  { id, reason }: { id: string; reason: AccountHelpReason },
): Promise<{ username: string }> {
  demand(mayHelpAccounts(actor))
  return house.transaction(actor, async (tx) => {
    const row = await closeHelpRequest(house, actor, { id, ending: 'link-mailed' }, tx)
    const { niss, name, email } = helpTold(house, row)
    return mailAccountLink(house, actor, { niss, name, email, reason }, tx)
  })
}
