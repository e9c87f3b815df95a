import { auditOnly, type LiveMap } from '../../platform/live/live-map.ts'
import type { auditEvents } from './audit.events.ts'

/** Who read what is for the trail alone: a reader is not announced to anybody. */
export const auditLive: LiveMap<(typeof auditEvents)[number]['name']> = {
  'personal-data.read': auditOnly,
  'personal-data.revealed': auditOnly,
  'origins.forgotten': auditOnly,
}
