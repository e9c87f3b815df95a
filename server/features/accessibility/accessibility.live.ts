import { auditOnly, type LiveMap } from '../../platform/live/live-map.ts'
import type { accessibilityEvents } from './accessibility.events.ts'

/** The desk hears by the card that is raised for it. */
export const accessibilityLive: LiveMap<(typeof accessibilityEvents)[number]['name']> = {
  'accessibility-feedback.sent': auditOnly,
  'accessibility-feedback.forgotten': auditOnly,
}
