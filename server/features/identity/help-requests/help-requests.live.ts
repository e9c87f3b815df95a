import { auditOnly, type Hearing, type LiveMap, type WatchPolicy } from '../../../platform/live/live-map.ts'
import type { helpRequestEvents } from './help-requests.events.ts'
import { mayHelpAccounts } from '../identity.policy.ts'

/** The list of those who wait for support; what a question says goes to nobody's socket. */
const list = (): Hearing => ({ rooms: ['desk:help-requests'] })

export const helpRequestsLive: LiveMap<(typeof helpRequestEvents)[number]['name']> = {
  'help-request.sent': list,
  'help-request.attachment-added': list,
  'help-request.attachment-checked': list,
  'help-request.acknowledged': auditOnly,
  'help-request.closed': list,
  'help-requests.forgotten': auditOnly,
}

export const mayWatchHelpRequests: WatchPolicy = (_house, actor) => Promise.resolve(mayHelpAccounts(actor).allowed)
