import type { JobDefinition } from './define-job.ts'
import { queueNames } from './define-job.ts'
import { queueOptions, type Queues } from './queues.ts'

/**
 * Makes the schedules in Redis those of the catalogue: the same call sets them up at a start and after Redis was wiped,
 * and takes away those of jobs that no longer exist.
 */
export async function applySchedule(queues: Queues, definitions: readonly JobDefinition[]): Promise<void> {
  for (const definition of definitions) {
    if (!definition.cron) continue
    await queues[definition.queue].upsertJobScheduler(
      definition.name,
      { pattern: definition.cron, tz: 'Europe/Brussels' },
      { name: definition.name, data: {}, opts: queueOptions(undefined) },
    )
  }
  const wanted = new Set(definitions.filter((definition) => definition.cron).map(({ queue, name }) => `${queue} ${name}`))
  for (const queue of queueNames) {
    for (const { key } of await queues[queue].getJobSchedulers(0, -1)) {
      if (!wanted.has(`${queue} ${key}`)) await queues[queue].removeJobScheduler(key)
    }
  }
}
