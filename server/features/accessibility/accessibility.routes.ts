import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import * as contract from './accessibility.contract.ts'
import { getAccessibilityFeedback } from './get-accessibility-feedback.query.ts'
import { sendAccessibilityFeedback } from './send-accessibility-feedback.command.ts'

/** What cannot be used is said here, and read at the desk. */
export const accessibilityRoutes: readonly Endpoint[] = [
  endpoint(contract.sendAccessibilityFeedback, async ({ house, actor, input }) => ({
    answer: await sendAccessibilityFeedback(house, actor, input.body),
  })),
  endpoint(contract.getAccessibilityFeedback, async ({ house, actor, input }) => ({
    answer: await getAccessibilityFeedback(house, actor, input.params.id),
  })),
]
