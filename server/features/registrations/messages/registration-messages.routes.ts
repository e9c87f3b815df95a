import { endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import { listMessages } from './list-messages.query.ts'
import { markMessagesRead } from './mark-messages-read.command.ts'
import * as contracts from './registration-messages.contract.ts'
import { writeMessage } from './write-message.command.ts'

/** Messages about a registration: the same acts at two doors, because the gates know whose they are. */
export const registrationMessageRoutes: readonly Endpoint[] = [
  ...[contracts.listMessages, contracts.listDeskMessages].map((contract) =>
    endpoint(contract, async ({ house, actor, input }) => ({
      answer: await listMessages(house, actor, input.params.id, input.query.before),
    })),
  ),
  ...[contracts.writeMessage, contracts.writeDeskMessage].map((contract) =>
    endpoint(contract, async ({ house, actor, input }) => ({
      answer: await writeMessage(house, actor, input.params.id, input.body.text),
    })),
  ),
  ...[contracts.markMessagesRead, contracts.markDeskMessagesRead].map((contract) =>
    endpoint(contract, async ({ house, actor, input }) => ({
      answer: await markMessagesRead(house, actor, input.params.id, input.body.upTo),
    })),
  ),
]
