import { auditOnly, type Hearing, type LiveMap, type SealedEvent } from '../../../platform/live/live-map.ts'
import type { accountEvents } from './account.events.ts'

/** The owner's own pages, wherever he is signed in. */
const account = (event: SealedEvent): Hearing => ({ rooms: [`account:${event.subject.id}`] })

export const accountLive: LiveMap<(typeof accountEvents)[number]['name']> = {
  'account.language-chosen': account,
  'account.email-change-asked': account,
  'account.email-changed': account,
  'account.phone-begun': auditOnly,
  'account.factor-changed': account,
  'account.sessions-ended': account,
}
