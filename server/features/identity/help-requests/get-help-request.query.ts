import { notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { diagnoseAccount } from '../account-help/diagnose-account.query.ts'
import { notePersonalDataRead } from '../../audit/note-personal-data-read.command.ts'
import type { HelpRequestView } from './help-requests.contract.ts'
import { findHelpRequest } from './help-requests.repository.ts'
import { attachmentView, helpRequestLine } from './help-requests.view.ts'
import { helpTold } from './help-told.ts'
import { mayHelpAccounts } from '../identity.policy.ts'
import { lookAtAccount } from '../account-help/look-at-account.command.ts'
import { maskNiss } from '../persons/niss.rules.ts'

/** One question for support, with how the account stands; reading and look are noted once in ten minutes. */
export async function getHelpRequest(house: House, actor: Actor, id: string): Promise<HelpRequestView> {
  demand(mayHelpAccounts(actor))
  const row = await findHelpRequest(house.db, id)
  if (!row) throw notFound()
  const told = helpTold(house, row)
  const isFirst = await notePersonalDataRead(house, actor, { type: 'help-request', id })
  const account = isFirst
    ? await lookAtAccount(house, actor, told)
    : ((await diagnoseAccount(house, actor, house.db, told))?.diagnosis ?? null)
  const isOpen = row.closedAt === null
  return {
    ...helpRequestLine(row, told),
    nissMasked: maskNiss(told.niss),
    email: told.email,
    message: told.message,
    language: row.language,
    attachment: attachmentView(row),
    closedAt: row.closedAt?.toISOString() ?? null,
    ending: row.ending,
    account,
    abilities: isOpen ? [...(account?.abilities.includes('mailLink') ? (['mailLink'] as const) : []), 'close'] : [],
  }
}
