import { isUuid, type Hearing, type LiveMap, type SealedEvent, type WatchPolicy } from '../../platform/live/live-map.ts'
import type { enterpriseNumberEvents } from './enterprise-numbers.events.ts'
import { mayReadRequest, mayReadRequests } from './enterprise-numbers.policy.ts'
import { findRequest } from './enterprise-numbers.repository.ts'

const requestAndList = (event: SealedEvent): Hearing => ({
  rooms: [`enterprise-number-request:${event.subject.id}`, 'desk:enterprise-numbers'],
})

export const enterpriseNumbersLive: LiveMap<(typeof enterpriseNumberEvents)[number]['name']> = {
  'enterprise-number.requested': requestAndList,
  'enterprise-number.accepted': requestAndList,
  'enterprise-number.refused': requestAndList,
  'enterprise-number.obtained': requestAndList,
}

/** One request: whoever reads them at the desk. The company that asked hears by mail. */
export const mayWatchNumberRequest: WatchPolicy = async (house, actor, id) =>
  isUuid(id) && mayReadRequest(actor).allowed && (await findRequest(house.db, id)) !== undefined

/** Their list. */
export const mayWatchNumberRequests: WatchPolicy = (_house, actor) => Promise.resolve(mayReadRequests(actor).allowed)
