import type { SealableEvent } from '#server/platform/events/chain.ts'
import type { EventName } from '#server/features/event-catalogue.ts'
import type { JobDefinition, QueueName } from './define-job.ts'

/** Somebody wants a turn of a scheduled job: the one job its payload names. */
const turnAsked: EventName = 'job.run-asked'

/** A job that an event wants, as the ledger and the queues know it. */
export type WantedJob = { eventId: string; jobName: string; queue: QueueName }

/** With what the ledger keeps of the event's payload. */
export type NewWantedJob = WantedJob & { payload: string }

/** Says which jobs an event wants. */
export type Wishes = (event: Pick<SealableEvent, 'id' | 'name' | 'payload'>) => NewWantedJob[]

/** Reads the catalogue once; asking is a look into a map. */
export function wishesOf(definitions: readonly JobDefinition[]): Wishes {
  const byEvent = new Map<string, JobDefinition[]>()
  for (const definition of definitions) {
    for (const name of definition.on ?? []) byEvent.set(name, [...(byEvent.get(name) ?? []), definition])
  }
  const scheduled = new Map(definitions.filter((definition) => definition.cron).map((definition) => [definition.name, definition]))
  const wantedBy = (event: Parameters<Wishes>[0]): readonly JobDefinition[] => {
    if (event.name !== turnAsked) return byEvent.get(event.name) ?? []
    const named = scheduled.get(String(event.payload['jobName']))
    return named ? [named] : []
  }
  return (event) =>
    wantedBy(event).map((definition) => {
      // What does not fit is kept as it is: the worker then gives the job up by name, and sealing never stops for it.
      const kept = definition.payload.safeParse(event.payload)
      const payload = JSON.stringify(kept.success ? kept.data : event.payload) ?? '{}'
      return { eventId: event.id, jobName: definition.name, queue: definition.queue, payload }
    })
}
