import type { House } from '#server/platform/house.ts'
import { jobCatalogue } from './catalogue.ts'
import type { Gateways } from './gateways/gateways.ts'
import { openLedgerConnections, openListeningRedis, openPublishingRedis, openWorkerRedis } from './runtime/connections.ts'
import type { JobDefinition } from './runtime/define-job.ts'
import { startEpochWatch } from './runtime/epoch.ts'
import { Heartbeat } from './runtime/heartbeat.ts'
import { openLedger } from './runtime/ledger.ts'
import { openJobMetrics, type JobMetrics } from './runtime/metrics.ts'
import { startJobPublisher } from './runtime/publish-jobs.ts'
import { startLivePublisher } from './runtime/publish-live.ts'
import { closeQueues, openQueues } from './runtime/queues.ts'
import { startQueueStatus } from './runtime/queue-status.ts'
import { startRelay } from './runtime/relay.ts'
import { startSigning } from './runtime/signed-heads.ts'
import { startSweep, type Sweep } from './runtime/sweep.ts'
import { wishesOf } from './runtime/wanted-jobs.ts'
import { startWorkers } from './runtime/worker.ts'

export type RunningJobs = {
  heartbeat: Heartbeat
  metrics: JobMetrics
  sweep: Sweep
  close(): Promise<void>
}

/** Jobs that run when the process is told to stop get so long; the launcher waits three seconds for the process. */
const graceMs = 2_000

/**
 * Starts relay, publishers, workers and schedule on a house. The process does so, and so do tests that want the whole
 * chain; `jobs` is then a catalogue of their own.
 */
export function startJobs(given: { house: House; gateways: Gateways; jobs?: readonly JobDefinition[] }): RunningJobs {
  const { house, gateways } = given
  const { config, log, clock } = house
  const definitions: readonly JobDefinition[] = given.jobs ?? jobCatalogue
  const heartbeat = new Heartbeat()
  const metrics = openJobMetrics()

  const sql = openLedgerConnections(config)
  const publishing = openPublishingRedis(config, log)
  const working = openWorkerRedis(config, log)
  const listening = openListeningRedis(config, log)
  const queues = openQueues(config, publishing, log)
  const ledger = openLedger(sql)

  const publisher = startJobPublisher({ sql, queues, definitions, log, heartbeat })
  const status = startQueueStatus({ sql, queues, definitions, metrics, log, heartbeat })
  const live = startLivePublisher({ config, sql, redis: publishing, log, heartbeat })
  const relay = startRelay({
    config,
    log,
    heartbeat,
    listening,
    wishes: wishesOf(definitions),
    onSealed(batch) {
      live.offer(batch.events)
      publisher.offer(batch.wanted)
      if (batch.events.some((event) => event.subject.type === 'queue')) status.wake()
      metrics.sealed(batch.events.length, batch.events.at(-1)?.position ?? 0)
    },
  })
  const workers = startWorkers({ house, gateways, ledger, ledgerSql: sql, definitions, redis: working, publisher, metrics, log })
  const shared = { sql, redis: publishing, queues, definitions, publisher, running: workers.running, log, heartbeat }
  const epoch = startEpochWatch({ ...shared, config })
  const sweep = startSweep({ ...shared, ledger })
  const signing = startSigning({ sql, clock, keys: config.keys.audit, log, heartbeat })

  return {
    heartbeat,
    metrics,
    sweep,
    async close() {
      await workers.close(graceMs)
      await Promise.allSettled([epoch.close(), sweep.close(), status.close(), signing.close()])
      await relay.close()
      await Promise.allSettled([publisher.close(), live.close()])
      await closeQueues(queues)
      for (const redis of [publishing, working, listening]) redis.disconnect()
      await sql.end({ timeout: 2 })
    },
  }
}
