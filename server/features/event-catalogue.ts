import { accessibilityEvents } from './accessibility/accessibility.events.ts'
import { auditEvents } from './audit/audit.events.ts'
import { cardEvents } from './cards/cards.events.ts'
import { companyEvents } from './companies/companies.events.ts'
import { countryEvents } from './countries/countries.events.ts'
import { documentEvents } from './documents/documents.events.ts'
import { enterpriseNumberEvents } from './enterprise-numbers/enterprise-numbers.events.ts'
import { forgottenRequestEvents } from './enterprise-numbers/forgotten-requests.events.ts'
import { accountEvents } from './identity/my-account/account.events.ts'
import { helpRequestEvents } from './identity/help-requests/help-requests.events.ts'
import { identityEvents } from './identity/identity.events.ts'
import { jobEvents } from './jobs/jobs.events.ts'
import { notificationEvents } from './notifications/notifications.events.ts'
import { profileEvents } from './profiles/profiles.events.ts'
import { registrationMessageEvents } from './registrations/messages/registration-messages.events.ts'
import { registrationEvents } from './registrations/registrations.events.ts'

/** Everything that can happen, as one list. */
export const eventCatalogue = [
  ...registrationEvents,
  ...registrationMessageEvents,
  ...documentEvents,
  ...companyEvents,
  ...countryEvents,
  ...enterpriseNumberEvents,
  ...forgottenRequestEvents,
  ...identityEvents,
  ...helpRequestEvents,
  ...profileEvents,
  ...accountEvents,
  ...notificationEvents,
  ...accessibilityEvents,
  ...cardEvents,
  ...auditEvents,
  ...jobEvents,
] as const

export type EventName = (typeof eventCatalogue)[number]['name']
