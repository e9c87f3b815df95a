import * as z from 'zod/mini'
import { describeEndpoint, listOf, listQuery } from '../../platform/http/endpoint.contract.ts'

/** Queues by kind of patience: the outside world, mail, our own quick work, and heavy work one at a time. */
export const queueNames = ['outside', 'mail', 'house', 'batch'] as const
export type QueueName = (typeof queueNames)[number]

/** How the last turn of a schedule ended; `failed` is being tried again. */
export const turnOutcomes = ['done', 'failed', 'given-up'] as const
export type TurnOutcome = (typeof turnOutcomes)[number]

export const queueAbilities = ['pause', 'resume'] as const
export const givenUpAbilities = ['retry'] as const
export const scheduleAbilities = ['runNow'] as const

export const queueView = z.object({
  name: z.enum(queueNames),
  waiting: z.int(),
  active: z.int(),
  delayed: z.int(),
  /** What it does now; `shouldPause` is what was asked for, and follows within a second or two. */
  paused: z.boolean(),
  shouldPause: z.boolean(),
  /** Null until the jobs' process has counted for the first time. */
  measuredAt: z.nullable(z.string()),
  abilities: z.array(z.enum(queueAbilities)),
})
export type QueueView = z.infer<typeof queueView>

/** A job that was given up. What it was about stays in the ledger; here are names and codes. */
export const givenUpView = z.object({
  eventId: z.string(),
  jobName: z.string(),
  /** Null for a job that its schedule wanted. */
  event: z.nullable(z.string()),
  queue: z.string(),
  code: z.nullable(z.string()),
  attempts: z.int(),
  givenUpAt: z.nullable(z.string()),
  abilities: z.array(z.enum(givenUpAbilities)),
})
export type GivenUpView = z.infer<typeof givenUpView>

export const scheduleView = z.object({
  jobName: z.string(),
  /** Five or six fields, in Europe/Brussels. */
  pattern: z.string(),
  lastEndedAt: z.nullable(z.string()),
  lastOutcome: z.nullable(z.enum(turnOutcomes)),
  lastCode: z.nullable(z.string()),
  abilities: z.array(z.enum(scheduleAbilities)),
})
export type ScheduleView = z.infer<typeof scheduleView>

export const listJobs = describeEndpoint({
  name: 'listJobs',
  method: 'GET',
  path: '/desk/jobs',
  summary: 'Queues, schedules, and the jobs that were given up, newest first',
  tag: 'Desk',
  gate: 'staff',
  query: z.object(listQuery),
  answer: z.extend(listOf(givenUpView), { queues: z.array(queueView), schedules: z.array(scheduleView) }),
  errors: ['not-signed-in', 'not-allowed'],
})

const jobName = z.string().check(z.regex(/^[a-z]+(-[a-z]+)+$/), z.maxLength(80))

export const retryJob = describeEndpoint({
  name: 'retryJob',
  method: 'POST',
  path: '/desk/jobs/retry',
  summary: 'Let a job that was given up begin again, with all its attempts',
  tag: 'Desk',
  gate: 'staff',
  body: z.object({ eventId: z.uuid(), jobName }),
  answer: z.object({ eventId: z.string(), jobName: z.string(), state: z.literal('wanted') }),
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'not-in-this-state'],
})

const queueParams = z.object({ queue: z.enum(queueNames) })

export const pauseQueue = describeEndpoint({
  name: 'pauseQueue',
  method: 'POST',
  path: '/desk/jobs/queues/:queue/pause',
  summary: 'Take no more jobs from a queue; what runs ends by itself. Pausing a paused queue changes nothing',
  tag: 'Desk',
  gate: 'staff',
  params: queueParams,
  answer: queueView,
  errors: ['not-signed-in', 'not-allowed', 'not-found'],
})

export const resumeQueue = describeEndpoint({
  name: 'resumeQueue',
  method: 'POST',
  path: '/desk/jobs/queues/:queue/resume',
  summary: 'Let a paused queue go on',
  tag: 'Desk',
  gate: 'staff',
  params: queueParams,
  answer: queueView,
  errors: ['not-signed-in', 'not-allowed', 'not-found'],
})

export const runJobNow = describeEndpoint({
  name: 'runJobNow',
  method: 'POST',
  path: '/desk/jobs/run-now',
  summary: 'Run a scheduled job once, now; its schedule stays as it is',
  tag: 'Desk',
  gate: 'staff',
  status: 202,
  body: z.object({ jobName }),
  answer: z.object({ jobName: z.string(), eventId: z.string() }),
  errors: ['not-signed-in', 'not-allowed', 'not-found'],
})
