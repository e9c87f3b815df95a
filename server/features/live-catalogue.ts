import type { LiveMap, WatchPolicy } from '../platform/live/live-map.ts'
import { accessibilityLive } from './accessibility/accessibility.live.ts'
import { auditLive } from './audit/audit.live.ts'
import { cardsLive, mayWatchCards } from './cards/cards.live.ts'
import { companiesLive } from './companies/companies.live.ts'
import { countriesLive, mayWatchCountries } from './countries/countries.live.ts'
import { documentsLive } from './documents/documents.live.ts'
import { enterpriseNumbersLive, mayWatchNumberRequest, mayWatchNumberRequests } from './enterprise-numbers/enterprise-numbers.live.ts'
import { forgottenRequestsLive } from './enterprise-numbers/forgotten-requests.live.ts'
import type { EventName } from './event-catalogue.ts'
import { accountLive } from './identity/my-account/account.live.ts'
import { helpRequestsLive, mayWatchHelpRequests } from './identity/help-requests/help-requests.live.ts'
import { identityLive } from './identity/identity.live.ts'
import { jobsLive, mayWatchJobs } from './jobs/jobs.live.ts'
import { mayWatchMails, notificationsLive } from './notifications/notifications.live.ts'
import { profilesLive } from './profiles/profiles.live.ts'
import { registrationMessagesLive } from './registrations/messages/registration-messages.live.ts'
import { mayWatchQueue, mayWatchRegistration, registrationsLive } from './registrations/registrations.live.ts'

/** Who hears of each event. An event that nobody placed does not compile. */
const map: LiveMap<EventName> = {
  ...registrationsLive,
  ...registrationMessagesLive,
  ...documentsLive,
  ...companiesLive,
  ...countriesLive,
  ...enterpriseNumbersLive,
  ...forgottenRequestsLive,
  ...identityLive,
  ...helpRequestsLive,
  ...profilesLive,
  ...accountLive,
  ...notificationsLive,
  ...accessibilityLive,
  ...cardsLive,
  ...auditLive,
  ...jobsLive,
}

/** The lists of the desk, which many have open at once. */
const deskLists: Readonly<Record<string, WatchPolicy>> = {
  registrations: mayWatchQueue,
  countries: mayWatchCountries,
  'enterprise-numbers': mayWatchNumberRequests,
  cards: mayWatchCards,
  'help-requests': mayWatchHelpRequests,
  mails: mayWatchMails,
  jobs: mayWatchJobs,
}

const mayWatchDesk: WatchPolicy = (house, actor, list) => {
  const policy = Object.hasOwn(deskLists, list) ? deskLists[list] : undefined
  return policy?.(house, actor, list) ?? Promise.resolve(false)
}

/** The one thing a visitor may follow; the register is the same for everybody. */
const mayWatchPublicRegister: WatchPolicy = (_house, _actor, id) => Promise.resolve(id === 'all')

/** Who may follow what, by type of subject. What stands here is all that can be watched. */
const policies: Readonly<Record<string, WatchPolicy>> = {
  registration: mayWatchRegistration,
  'enterprise-number-request': mayWatchNumberRequest,
  desk: mayWatchDesk,
  'public-register': mayWatchPublicRegister,
}

export const liveCatalogue = { map, policies }
