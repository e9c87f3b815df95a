import type { House } from '#server/platform/house.ts'
import type { Log } from '#server/platform/log.ts'
import { requestContext } from '#server/platform/request-context.ts'
import { jobGivenUp, jobMended } from '#server/features/jobs/jobs.events.ts'
import { recordEvent } from '#server/platform/events/record-event.ts'
import type postgres from 'postgres'
import type { EventName } from '#server/features/event-catalogue.ts'
import type { Gateways } from '../gateways/gateways.ts'
import type { System } from '#server/features/actor.ts'
import { NotNow, systemActor, type JobContext, type JobDefinition, type Trigger } from './define-job.ts'
import { codeOf, isBeyondMending, pauseAfter, TimeLimitPassed, TryLater } from './failures.ts'
import { AlreadyDone, type Ledger, type LedgerEntry, type LedgerKey } from './ledger.ts'
import { once } from './once.ts'
import { queueJobId } from './queues.ts'

export type RunParts = { house: House; gateways: Gateways; ledger: Ledger; ledgerSql: postgres.Sql }

/** How one taking-up of a job ended; `later` is told by throwing `TryLater`. */
export type Outcome = 'done' | 'given-up' | 'was-finished'

/** Beyond so many beginnings more than failures the job itself is taken to end the process. */
const mostCrashes = 25

/**
 * Takes up one wanted job: reads the ledger, runs it in its time limit, notes what became of it. `begun` is how often
 * the queue has handed it out but for the times it was put back; so it also counts the times a process died with it.
 */
export async function runJob(parts: RunParts, definition: JobDefinition, key: LedgerKey, begun: number): Promise<Outcome> {
  const entry = await parts.ledger.read(key)
  if (entry?.state !== 'wanted') return 'was-finished'
  const requestId = queueJobId(key.eventId, key.jobName)
  return requestContext.run({ requestId, ip: null, browser: null, language: 'en' }, async () => {
    const payload = definition.payload.safeParse(entry.payload)
    const ending = new AbortController()
    const context = new Context(parts, definition, entry, payload.success ? payload.data : undefined, ending.signal)
    if (!payload.success) return giveUp(parts, definition, entry, context, 'payload-not-valid')
    if (begun > entry.attempts + mostCrashes) return giveUp(parts, definition, entry, context, 'crashed-too-often')
    // Its attempts were used up and giving it up failed: only that is left to do.
    if (entry.attempts >= definition.attempts) return giveUp(parts, definition, entry, context, 'attempts-used-up')
    try {
      await withinTime(definition, context, ending)
    } catch (error) {
      if (error instanceof AlreadyDone) return 'was-finished'
      if (error instanceof NotNow) throw new TryLater('not-now', error.pauseMs, true)
      return failed(parts, definition, entry, context, error)
    }
    // Not the job's fault when this fails: no attempt is used up, or a database that comes and goes would give the job up.
    if (entry.wasGivenUp) await mended(parts, entry, context)
    else await parts.ledger.done(key)
    if (definition.deduplicate) await parts.ledger.handleOlder(definition, entry.readAt)
    if (definition.cron) await parts.ledger.noteTurn(definition.name, { outcome: 'done', code: null })
    return 'done'
  })
}

/** A class, since one is made for each job and getters in literals are slow to make. */
class Context implements JobContext<unknown> {
  readonly house: House
  readonly gateways: Gateways
  readonly actor: System
  readonly payload: unknown
  readonly trigger: Trigger
  readonly attempt: number
  readonly signal: AbortSignal
  readonly ledger: JobContext<unknown>['ledger']
  #log: Log | undefined

  constructor(parts: RunParts, definition: JobDefinition, entry: LedgerEntry, payload: unknown, signal: AbortSignal) {
    this.house = parts.house
    this.gateways = parts.gateways
    this.actor = systemActor(definition.name)
    this.payload = payload
    this.trigger = triggerOf(definition, entry)
    this.attempt = entry.attempts + 1
    this.signal = signal
    const { eventId, jobName } = entry
    this.ledger = {
      doneIn: (tx) => parts.ledger.doneIn(tx, entry),
      once: (step, effect) => once(parts.ledgerSql, { eventId, jobName, step }, effect, signal),
    }
  }

  /** Most jobs say nothing, and making a logger costs more than running them. */
  get log(): Log {
    return (this.#log ??= this.house.log.child({ job: this.actor.job, eventId: this.trigger.eventId }))
  }
}

function triggerOf(definition: JobDefinition, { eventId, event, readAt }: LedgerEntry): Trigger {
  if (!event) {
    const subject = { type: 'job', id: definition.name, version: 0 }
    return { eventId, name: 'schedule', subject, companyId: null, recordedAt: new Date(readAt).toISOString() }
  }
  return {
    eventId,
    // Only the names of the catalogue are ever recorded.
    name: event.name as EventName,
    subject: { type: event.subjectType, id: event.subjectId, version: event.subjectVersion },
    companyId: event.companyId,
    recordedAt: event.recordedAt,
  }
}

/** Runs the job; when its time is over its signal is aborted and the attempt counts as failed, whatever it still does. */
async function withinTime(definition: JobDefinition, context: Context, ending: AbortController): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new TimeLimitPassed()
      reject(error)
      ending.abort(error)
    }, definition.timeLimitMs)
  })
  const work = definition.run(context)
  // What an abandoned attempt still throws is of no use to anybody, but must not end the process.
  work.catch(() => undefined)
  try {
    await Promise.race([work, tooLong])
  } finally {
    clearTimeout(timer)
  }
}

async function failed(parts: RunParts, definition: JobDefinition, entry: LedgerEntry, context: Context, error: unknown): Promise<Outcome> {
  const code = codeOf(error)
  const attempts = await parts.ledger.failed(entry, code)
  const isLast = isBeyondMending(error) || attempts >= definition.attempts
  context.log[isLast ? 'error' : 'warn']({ err: error, code, attempts }, 'job failed')
  if (isLast) return giveUp(parts, definition, entry, context, code)
  if (definition.cron) await parts.ledger.noteTurn(definition.name, { outcome: 'failed', code })
  throw new TryLater(code, pauseAfter(attempts, definition.backoff))
}

/** A job that was given up once and is done after all says so: its card at the desk is no longer true. */
async function mended(parts: RunParts, entry: LedgerEntry, { house, actor }: Context): Promise<void> {
  const { eventId, jobName } = entry
  await house.transaction(actor, async (tx) => {
    await parts.ledger.finishIn(tx, entry)
    await recordEvent(tx, jobMended.of({ subjectId: `${eventId}-${jobName}`, version: 1, payload: { eventId, jobName } }))
  })
}

/** The ledger's row and the event, which becomes a card at the desk, are written together or not at all. */
async function giveUp(parts: RunParts, definition: JobDefinition, entry: LedgerEntry, context: Context, code: string): Promise<Outcome> {
  const { house, gateways, log, actor, payload, trigger } = context
  try {
    if (definition.onGivenUp && payload !== undefined) {
      await definition.onGivenUp({ house, gateways, log, actor, payload, trigger, code })
    }
    await house.transaction(actor, async (tx) => {
      if (!(await parts.ledger.givenUpIn(tx, entry, code))) return
      const facts = { eventId: entry.eventId, jobName: definition.name, code }
      await recordEvent(tx, jobGivenUp.of({ subjectId: `${entry.eventId}-${definition.name}`, version: 1, payload: facts }))
    })
  } catch (error) {
    log.error({ err: error }, 'giving the job up failed, will be tried again')
    throw new TryLater(codeOf(error), pauseAfter(1, definition.backoff))
  }
  if (definition.cron) await parts.ledger.noteTurn(definition.name, { outcome: 'given-up', code })
  return 'given-up'
}
