import { notFound } from '../../../platform/errors.ts'
import type { AnswerOf } from '../../../platform/http/endpoint.contract.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { getSentHelpRequest as contract } from './help-requests.contract.ts'
import { mayAskForHelp } from './help-requests.policy.ts'
import { findHelpRequest } from './help-requests.repository.ts'
import { helpReference, mayStillAdd } from './help-requests.rules.ts'
import { attachmentView } from './help-requests.view.ts'

/** That a question arrived, for its sender; nothing of what he told, and nothing after an hour. */
export async function getSentHelpRequest(house: House, actor: Actor, id: string): Promise<AnswerOf<typeof contract>> {
  demand(mayAskForHelp(actor))
  const row = await findHelpRequest(house.db, id)
  if (!row || !mayStillAdd(row.sentAt, house.clock.now())) throw notFound()
  return { reference: helpReference(row), attachment: attachmentView(row) }
}
