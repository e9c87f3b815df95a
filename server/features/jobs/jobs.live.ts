import type { LiveMap, WatchPolicy } from '../../platform/live/live-map.ts'
import type { jobEvents } from './jobs.events.ts'

export const jobsLive: LiveMap<(typeof jobEvents)[number]['name']> = {
  'job.given-up': () => ({ rooms: ['desk:jobs'] }),
}

/** Work that failed for good is everybody's at the desk: whoever sees it first can call for help. */
export const mayWatchJobs: WatchPolicy = (_house, actor) => Promise.resolve(actor.kind === 'staff')
