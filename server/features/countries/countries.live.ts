import type { LiveMap, WatchPolicy } from '../../platform/live/live-map.ts'
import type { countryEvents } from './countries.events.ts'
import { maySeeCountryRules } from './countries.policy.ts'

/** Whoever has the country table open. */
export const countriesLive: LiveMap<(typeof countryEvents)[number]['name']> = {
  'country-rule.added': () => ({ rooms: ['desk:countries'] }),
}

export const mayWatchCountries: WatchPolicy = (_house, actor) => Promise.resolve(maySeeCountryRules(actor).allowed)
