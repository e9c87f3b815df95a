import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { queueNames, type JobDefinition } from './define-job.ts'

export type JobMetrics = {
  registry: Registry
  /** Called when a job is taken up; what it answers is called with how it ended. */
  began(definition: Pick<JobDefinition, 'name' | 'queue'>): (outcome: string) => void
  sealed(events: number, position: number): void
  queueCounts(queue: string, counts: Record<string, number>): void
}

/** Metrics of the jobs' process, in a registry of its own so that two houses in one process do not meet. */
export function openJobMetrics(): JobMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const ended = new Counter({
    name: 'jobs_ended_total',
    help: 'Attempts of jobs by how they ended',
    labelNames: ['job', 'outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'job_seconds',
    help: 'How long attempts took',
    labelNames: ['queue'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  })
  const events = new Counter({ name: 'events_sealed_total', help: 'Events sealed by this process', registers })
  const head = new Gauge({ name: 'chain_position', help: 'The last position sealed by this process', registers })
  const queued = new Gauge({ name: 'jobs_queued', help: 'Jobs in the queues', labelNames: ['queue', 'state'], registers })
  // Finding a metric by its labels costs more than counting: found ones are kept.
  const kept = new Map<string, { inc(): void }>()
  const endedOf = (job: string, outcome: string) => {
    const key = `${job} ${outcome}`
    const found = kept.get(key) ?? ended.labels({ job, outcome })
    kept.set(key, found)
    return found
  }
  const secondsOf = new Map(queueNames.map((queue) => [queue, seconds.labels({ queue })]))
  return {
    registry,
    began({ name, queue }) {
      const start = performance.now()
      return (outcome) => {
        endedOf(name, outcome).inc()
        secondsOf.get(queue)?.observe((performance.now() - start) / 1_000)
      }
    },
    sealed(count, position) {
      events.inc(count)
      head.set(position)
    },
    queueCounts(queue, counts) {
      for (const [state, count] of Object.entries(counts)) queued.set({ queue, state }, count)
    },
  }
}
