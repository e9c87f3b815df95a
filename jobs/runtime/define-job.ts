import type * as z from 'zod/mini'
import type { House } from '#server/platform/house.ts'
import type { Actor, System } from '#server/features/actor.ts'
import type { Gateways } from '../gateways/gateways.ts'
import type { Log } from '#server/platform/log.ts'
import type { Transaction } from '#db/client.ts'
import type { QueueName } from '#server/features/jobs/jobs.contract.ts'
import type { EventName } from '#server/features/event-catalogue.ts'

export { queueNames, type QueueName } from '#server/features/jobs/jobs.contract.ts'

/** The event that wanted this job, as the relay read it. A cron job's own turn has the name `schedule` and an id made of its time. */
export type Trigger = {
  eventId: string
  name: EventName | 'schedule'
  subject: { type: string; id: string; version: number }
  companyId: string | null
  recordedAt: string
}

/** What a running job may use. */
export type JobContext<Payload> = {
  house: House
  gateways: Gateways
  log: Log
  actor: System
  payload: Payload
  trigger: Trigger
  /** 1 for the first try. */
  attempt: number
  signal: AbortSignal
  ledger: {
    /** Marks the job `done` inside the command's own transaction: then it cannot be done and yet run again. */
    doneIn(tx: Transaction): Promise<void>
    /** Runs an outside effect once: its result is kept and given back at a retry; a stalled twin waits. */
    once<Result>(step: string, effect: () => Promise<Result>): Promise<Result>
  }
}

export type JobDefinition<Name extends string = string, Payload = unknown> = {
  name: Name
  queue: QueueName
  /** The events that want it. A job has `on` or `cron`, or both: a rebuild may also come round at night. */
  on?: readonly EventName[]
  /** Five or six fields, in Europe/Brussels. */
  cron?: string
  /** What is kept of the event's payload, re-validated when it runs. Never a password, a token or a NISS. */
  payload: z.ZodMiniType<Payload>
  attempts: number
  /** First pause and cap of the growing pauses between attempts, in milliseconds; jitter is added. */
  backoff: { firstMs: number; longestMs: number }
  /** Milliseconds one attempt may take. */
  timeLimitMs: number
  /** One at a time, those waiting meanwhile count as done with it: for rebuilds. */
  deduplicate?: boolean
  run(context: JobContext<Payload>): Promise<void>
  /** After the last attempt, before the event `job.given-up`. */
  onGivenUp?(context: Omit<JobContext<Payload>, 'ledger' | 'signal' | 'attempt'> & { code: string }): Promise<void>
}

/** Declares a job. Everything about it stands in its file. */
export function defineJob<const Name extends string, Payload>(definition: JobDefinition<Name, Payload>): JobDefinition<Name, Payload> {
  return definition
}

export function systemActor(job: string): System & Actor {
  return { kind: 'system', job }
}

/**
 * Thrown by a job whose turn has not come: it is put back for so long, and it counts as no attempt, for nothing was tried.
 */
export class NotNow extends Error {
  readonly pauseMs: number
  constructor(pauseMs: number) {
    super('not-now')
    this.name = 'NotNow'
    this.pauseMs = pauseMs
  }
}

/** Thrown by a job when trying again cannot help: it is given up at once. `code` is shown to staff and must hold no data. */
export class CannotBeMended extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.name = 'CannotBeMended'
    this.code = code
  }
}
