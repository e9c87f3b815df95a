import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'
import { queueNames } from './jobs.contract.ts'

const subject = 'job'
const key = z.object({ eventId: z.uuid(), jobName: z.string() })
const queue = z.object({ queue: z.enum(queueNames) })

/** The last attempt failed: a card on the desk. */
export const jobGivenUp = defineEvent('job.given-up', { subject, payload: z.extend(key, { code: z.string() }) })
/** Somebody wants a given-up job to begin again; its row in the ledger is wanted once more. */
export const jobRetryAsked = defineEvent('job.retry-asked', { subject, payload: key })
/** A job that had been given up is done after all. */
export const jobMended = defineEvent('job.mended', { subject, payload: key })
/** Somebody wants a turn of a scheduled job now: the relay itself wants the job that is named. */
export const jobRunAsked = defineEvent('job.run-asked', { subject, payload: z.object({ jobName: z.string() }) })
export const queuePauseAsked = defineEvent('queue.pause-asked', { subject: 'queue', payload: queue })
export const queueResumeAsked = defineEvent('queue.resume-asked', { subject: 'queue', payload: queue })

export const jobEvents = [jobGivenUp, jobRetryAsked, jobMended, jobRunAsked, queuePauseAsked, queueResumeAsked] as const
