import type { Actor } from '../actor.ts'
import { queueNames, type GivenUpView, type QueueName, type QueueView, type ScheduleView } from './jobs.contract.ts'
import { mayTendJobs } from './jobs.policy.ts'
import type { GivenUpRow, QueueRow, ScheduleRow } from './jobs.repository.ts'

/** All queues, also one that nobody has counted yet. */
export function showQueues(rows: readonly QueueRow[], actor: Actor): QueueView[] {
  return queueNames.map((name) =>
    showQueue(
      name,
      rows.find((row) => row.queue === name),
      actor,
    ),
  )
}

export function showQueue(name: QueueName, row: QueueRow | undefined, actor: Actor): QueueView {
  const shouldPause = row?.shouldPause ?? false
  const counts = row?.counts ?? {}
  return {
    name,
    waiting: counts['waiting'] ?? 0,
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
    paused: row?.paused ?? false,
    shouldPause,
    measuredAt: row && Object.keys(counts).length > 0 ? row.measuredAt.toISOString() : null,
    abilities: mayTendJobs(actor).allowed ? [shouldPause ? 'resume' : 'pause'] : [],
  }
}

export function showGivenUp(row: GivenUpRow, actor: Actor): GivenUpView {
  return {
    eventId: row.eventId,
    jobName: row.jobName,
    event: row.event,
    queue: row.queue,
    code: row.lastErrorCode,
    attempts: row.attempts,
    givenUpAt: row.finishedAt?.toISOString() ?? null,
    abilities: mayTendJobs(actor).allowed ? ['retry'] : [],
  }
}

export function showSchedule(row: ScheduleRow, actor: Actor): ScheduleView {
  return {
    jobName: row.jobName,
    pattern: row.pattern,
    lastEndedAt: row.lastEndedAt?.toISOString() ?? null,
    lastOutcome: row.lastOutcome,
    lastCode: row.lastCode,
    abilities: mayTendJobs(actor).allowed ? ['runNow'] : [],
  }
}
