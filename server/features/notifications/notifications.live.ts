import { auditOnly, idIn, type Hearing, type LiveMap, type SealedEvent, type WatchPolicy } from '../../platform/live/live-map.ts'
import type { notificationEvents } from './notifications.events.ts'
import { mayReadMails } from './notifications.policy.ts'

/** "Sent at 10:42" stands with the registration the mail was about, and in the log of mails at the desk. */
function registrationAndLog(event: SealedEvent): Hearing {
  const id = idIn(event, 'registrationId')
  if (id === undefined) return { rooms: ['desk:mails'] }
  return { rooms: [`registration:${id}`, 'desk:mails'], subject: { type: 'registration', id } }
}

export const notificationsLive: LiveMap<(typeof notificationEvents)[number]['name']> = {
  'mail.sent': registrationAndLog,
  'mail.refused': registrationAndLog,
  'mail.bounced': registrationAndLog,
  'mails.forgotten': auditOnly,
}

/** The log of mails: whoever may read it. */
export const mayWatchMails: WatchPolicy = (_house, actor) => Promise.resolve(mayReadMails(actor).allowed)
