import { auditOnly, type LiveMap } from '../../platform/live/live-map.ts'
import type { forgottenRequestEvents } from './forgotten-requests.events.ts'

export const forgottenRequestsLive: LiveMap<(typeof forgottenRequestEvents)[number]['name']> = {
  'enterprise-number-requests.forgotten': auditOnly,
}
