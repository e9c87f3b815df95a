import { eventCatalogue, type EventName } from '#server/features/event-catalogue.ts'
import type { JobDefinition } from './runtime/define-job.ts'

/** What is wrong with the jobs themselves, in sentences: with any of these the process does not start. */
export function jobFaults(jobs: readonly JobDefinition[]): string[] {
  const faults: string[] = []
  const names = new Set<string>()
  for (const job of jobs) {
    if (names.has(job.name)) faults.push(`Two jobs are called ${job.name}.`)
    names.add(job.name)
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(job.name)) faults.push(`${job.name} is not verb-noun in small letters with hyphens.`)
    if (!job.cron && (job.on ?? []).length === 0) faults.push(`${job.name} has neither an event nor a time.`)
    if (job.attempts < 1 || job.timeLimitMs < 1) faults.push(`${job.name} never gets to run.`)
  }
  return faults
}

/** Every event is either handled or said to be for the trail only, so that none is forgotten in silence; a test asks. */
export function eventFaults(
  jobs: readonly JobDefinition[],
  auditOnly: readonly EventName[],
  known: readonly string[] = eventCatalogue.map((event) => event.name),
): string[] {
  const faults: string[] = []
  const handled = new Set<string>()
  for (const job of jobs) {
    for (const event of job.on ?? []) {
      handled.add(event)
      if (!known.includes(event)) faults.push(`${job.name} waits for ${event}, which never happens.`)
    }
  }
  for (const event of known) {
    const isAuditOnly = (auditOnly as readonly string[]).includes(event)
    if (handled.has(event) && isAuditOnly) faults.push(`${event} is handled, yet listed as for the trail only.`)
    if (!handled.has(event) && !isAuditOnly) faults.push(`${event} is handled by no job: list it in auditOnlyEvents if that is meant.`)
  }
  return faults
}
