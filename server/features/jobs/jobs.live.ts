import type { Hearing, LiveMap, WatchPolicy } from '../../platform/live/live-map.ts'
import type { jobEvents } from './jobs.events.ts'
import { mayReadJobs } from './jobs.policy.ts'

const page = (): Hearing => ({ rooms: ['desk:jobs'] })

export const jobsLive: LiveMap<(typeof jobEvents)[number]['name']> = {
  'job.given-up': page,
  'job.retry-asked': page,
  'job.mended': page,
  'job.run-asked': page,
  'queue.pause-asked': page,
  'queue.resume-asked': page,
}

/** Work that failed for good is everybody's at the desk: whoever sees it first can call for help. */
export const mayWatchJobs: WatchPolicy = (_house, actor) => Promise.resolve(mayReadJobs(actor).allowed)
