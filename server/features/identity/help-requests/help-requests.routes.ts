import { endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import { addHelpAttachment } from './add-help-attachment.command.ts'
import { answerHelpRequest } from './answer-help-request.command.ts'
import { askForHelp } from './ask-for-help.command.ts'
import { closeHelpRequest } from './close-help-request.command.ts'
import { getHelpRequest } from './get-help-request.query.ts'
import { getSentHelpRequest } from './get-sent-help-request.query.ts'
import * as contract from './help-requests.contract.ts'
import { listHelpRequests } from './list-help-requests.query.ts'
import { readHelpAttachment } from './read-help-attachment.query.ts'

/** What somebody says and shows who cannot sign in is nothing for a cache on the way. */
const headers = { 'Cache-Control': 'no-store' }

/** The doors of who cannot sign in, and of support on the other side. */
export const helpRequestRoutes: readonly Endpoint[] = [
  endpoint(contract.askForHelp, async ({ house, actor, input }) => ({ answer: await askForHelp(house, actor, input.body) })),
  endpoint(contract.getSentHelpRequest, async ({ house, actor, input }) => ({
    answer: await getSentHelpRequest(house, actor, input.params.id),
    headers,
  })),
  endpoint(contract.putHelpAttachment, async ({ house, actor, input, request }) => ({
    answer: { attachment: await addHelpAttachment(house, actor, input.params.id, request.file) },
  })),
  endpoint(contract.listHelpRequests, async ({ house, actor, input }) => ({
    answer: await listHelpRequests(house, actor, input.query),
    headers,
  })),
  endpoint(contract.getHelpRequest, async ({ house, actor, input }) => ({
    answer: await getHelpRequest(house, actor, input.params.id),
    headers,
  })),
  endpoint(contract.helpAttachmentFile, async ({ house, actor, input }) => ({
    file: await readHelpAttachment(house, actor, input.params.id),
    headers,
  })),
  endpoint(contract.answerHelpRequest, async ({ house, actor, input }) => ({
    answer: await answerHelpRequest(house, actor, { id: input.params.id, reason: input.body.reason }),
  })),
  endpoint(contract.closeHelpRequest, async ({ house, actor, input }) => ({
    answer: { id: (await closeHelpRequest(house, actor, { id: input.params.id, ending: input.body.ending })).id },
  })),
]
