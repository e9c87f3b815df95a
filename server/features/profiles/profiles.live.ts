import type { LiveMap } from '../../platform/live/live-map.ts'
import type { profileEvents } from './profiles.events.ts'

export const profilesLive: LiveMap<(typeof profileEvents)[number]['name']> = {
  'company.tie-accepted': (event) => ({ rooms: [`company:${event.subject.id}`] }),
  'company.tie-refused': (event) => ({ rooms: [`company:${event.subject.id}`] }),
}
