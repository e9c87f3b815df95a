import { auditOnly, idIn, type Hearing, type LiveMap, type SealedEvent } from '../../platform/live/live-map.ts'
import type { companyEvents } from './companies.events.ts'

const company = (event: SealedEvent): Hearing => ({ rooms: [`company:${event.subject.id}`] })

/** Part of the registration it came from: the applicant waits for it there. */
function registration(event: SealedEvent): Hearing {
  const id = idIn(event, 'registrationId')
  return id === undefined
    ? company(event)
    : { rooms: [`registration:${id}`, `company:${event.subject.id}`], subject: { type: 'registration', id } }
}

export const companiesLive: LiveMap<(typeof companyEvents)[number]['name']> = {
  'company.admitted': registration,
  'company.person-tied': company,
  'company.enterprise-number-issued': registration,
  'company.enterprise-number-refused': registration,
  'company.reset-approval-demanded': company,
  'old-enrolments.imported': auditOnly,
}
