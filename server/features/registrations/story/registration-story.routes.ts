import { endpoint, type Endpoint } from '../../../platform/http/endpoint.ts'
import { getStory } from './get-story.query.ts'
import * as contracts from './registration-story.contract.ts'
import { sendMailAgain } from '../mails/send-mail-again.command.ts'

/** What the status page shows beside the registration itself. */
export const registrationStoryRoutes: readonly Endpoint[] = [
  endpoint(contracts.getStory, async ({ house, actor, input }) => ({ answer: await getStory(house, actor, input.params.id) })),
  endpoint(contracts.sendMailAgain, async ({ house, actor, input }) => ({
    answer: await sendMailAgain(house, actor, input.params.id, input.body.template),
  })),
]
