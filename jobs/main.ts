import { loadConfig } from '#server/platform/config.ts'
import { openHouse } from '#server/platform/house.ts'
import { openLog } from '#server/platform/log.ts'
import { startManagement } from '#server/platform/management.ts'
import { jobFaults } from './catalogue-faults.ts'
import { jobCatalogue } from './catalogue.ts'
import { createGateways } from './gateways/gateways.ts'
import { readinessOf } from './runtime/health.ts'
import { startJobs } from './start-jobs.ts'

/** The jobs' process: settings, log, house, gateways, then relay and workers, then health; ended in reverse order. */

const config = loadConfig('jobs')
const log = openLog({ name: 'jobs', level: config.log.level, file: config.log.file })

const faults = jobFaults(jobCatalogue)
if (faults.length > 0) {
  process.stderr.write(`The catalogue of jobs is wrong:\n${faults.map((fault) => `  ${fault}\n`).join('')}`)
  process.exit(1)
}

const house = await openHouse(config, log, 'jobs')
const gateways = createGateways(config)
const jobs = startJobs({ house, gateways })
const management = await startManagement({
  host: config.management.host,
  port: config.management.jobsPort,
  checks: readinessOf(house, jobs.heartbeat),
  metrics: jobs.metrics.registry,
})
log.info({ port: management.port, jobs: jobCatalogue.length }, 'jobs are running')

let isStopping = false

/** A signal sent twice, to us and to our group, still stops us once. */
async function stop(signal: string): Promise<void> {
  if (isStopping) return
  isStopping = true
  log.info({ signal }, 'stopping')
  // Whatever hangs, the process is gone in time: what it leaves, others take up.
  setTimeout(() => process.exit(1), 3_000).unref()
  await management.close()
  await jobs.close()
  await gateways.close()
  await house.close()
  log.info('stopped')
  log.flush(() => process.exit(0))
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal))
