import { auditOnly, idIn, type Hearing, type LiveMap, type SealedEvent } from '../../platform/live/live-map.ts'
import type { notificationEvents } from './notifications.events.ts'

/** "Sent at 10:42" stands with the registration the mail was about. */
function registration(event: SealedEvent): Hearing {
  const id = idIn(event, 'registrationId')
  return id === undefined ? auditOnly() : { rooms: [`registration:${id}`], subject: { type: 'registration', id } }
}

export const notificationsLive: LiveMap<(typeof notificationEvents)[number]['name']> = {
  'mail.sent': registration,
  'mail.refused': registration,
  'mails.forgotten': auditOnly,
}
