import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { listMails } from './list-mails.query.ts'
import { noteBounce } from './note-bounce.command.ts'
import * as contracts from './notifications.contract.ts'

/** The log of mails, and how bounces come in. */
export const notificationRoutes: readonly Endpoint[] = [
  endpoint(contracts.listMails, async ({ house, actor, input }) => ({ answer: await listMails(house, actor, input.query) })),
  endpoint(contracts.reportBounce, async ({ house, actor, input }) => {
    await noteBounce(house, actor, input.body)
    return { answer: {} }
  }),
]
