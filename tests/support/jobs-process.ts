import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { createGateways } from '#jobs/gateways/gateways.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import { ownEnvironment, readConfig } from '#server/platform/config.ts'
import { openHouse } from '#server/platform/house.ts'
import { openLog } from '#server/platform/log.ts'
import { testJob } from './jobs.ts'

/**
 * A jobs' process of a test, to be killed. Its job has an effect outside of the ledger's transactions, like a mail: a row
 * in the table `effects`, which takes a moment and can be seen afterwards however often it happened.
 */
const env = ownEnvironment()
const config = readConfig(env)
const effects = postgres(config.database.url, { max: 8 })
const house = await openHouse(config, openLog({ name: 'jobs', level: 'silent', file: undefined }), 'jobs')
const job = testJob({
  name: 'leave-a-mark',
  queue: 'mail',
  attempts: 5,
  async run({ trigger, ledger, signal }) {
    await ledger.once('mark', async () => {
      await pause(Number(env.EFFECT_MS ?? 5), undefined, { signal })
      await effects`insert into effects (event_id, at) values (${trigger.eventId}, clock_timestamp())`
    })
  },
})
const jobs = startJobs({ house, gateways: createGateways(config), jobs: [job] })

process.on('SIGTERM', () => {
  void (async () => {
    await jobs.close()
    await house.close()
    await effects.end()
    process.exit(0)
  })()
})
process.stdout.write('started\n')
