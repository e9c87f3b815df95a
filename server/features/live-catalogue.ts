import type { LiveMap, WatchPolicy } from '../platform/live/live-map.ts'
import { auditLive } from './audit/audit.live.ts'
import { companiesLive } from './companies/companies.live.ts'
import { documentsLive } from './documents/documents.live.ts'
import type { EventName } from './event-catalogue.ts'
import { identityLive } from './identity/identity.live.ts'
import { jobsLive, mayWatchJobs } from './jobs/jobs.live.ts'
import { notificationsLive } from './notifications/notifications.live.ts'
import { mayWatchQueue, mayWatchRegistration, registrationsLive } from './registrations/registrations.live.ts'

/** Who hears of each event. An event that nobody placed does not compile. */
const map: LiveMap<EventName> = {
  ...registrationsLive,
  ...documentsLive,
  ...companiesLive,
  ...identityLive,
  ...notificationsLive,
  ...auditLive,
  ...jobsLive,
}

/** The lists of the desk, which many have open at once. */
const deskLists: Readonly<Record<string, WatchPolicy>> = {
  registrations: mayWatchQueue,
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
  desk: mayWatchDesk,
  'public-register': mayWatchPublicRegister,
}

export const liveCatalogue = { map, policies }
