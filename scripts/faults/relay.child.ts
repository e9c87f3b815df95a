import { setTimeout as pause } from 'node:timers/promises'
import { openLedgerConnections, openListeningRedis, openPublishingRedis } from '#jobs/runtime/connections.ts'
import { Heartbeat } from '#jobs/runtime/heartbeat.ts'
import { startJobPublisher } from '#jobs/runtime/publish-jobs.ts'
import { startLivePublisher } from '#jobs/runtime/publish-live.ts'
import { openQueues } from '#jobs/runtime/queues.ts'
import { startRelay } from '#jobs/runtime/relay.ts'
import { wishesOf } from '#jobs/runtime/wanted-jobs.ts'
import { loadConfig, ownEnvironment } from '#server/platform/config.ts'
import { openLog } from '#server/platform/log.ts'
import { countedJob } from './counted-job.ts'
import { diesAt, type DiesAt } from './relay-deaths.ts'

/**
 * The relay and its publishers alone, in a process that is killed or kills itself, truly, at a place that no signal from
 * outside would hit: in the middle of a step, between commit and publishing, or while it publishes.
 */
const config = loadConfig('relay')
const log = openLog({ name: 'relay', level: 'warn', file: config.log.file })
const dies = deathFrom(ownEnvironment().FAULT_DIES_AT)
/** The first steps live: the next one of its kind is the last. */
let left = 1 + Math.floor(Math.random() * 4)

const dieNow = (): void => void process.kill(process.pid, 'SIGKILL')
const isTime = (at: DiesAt): boolean => dies === at && (left -= 1) === 0

// Should whoever started it be gone, nobody would end it.
const parent = process.ppid
setInterval(() => process.ppid !== parent && process.exit(1), 500).unref()

const heartbeat = new Heartbeat()
const definitions = [countedJob(() => Promise.resolve())]
const sql = openLedgerConnections(config)
const publishing = openPublishingRedis(config, log)
const publisher = startJobPublisher({ sql, queues: openQueues(config, publishing, log), definitions, log, heartbeat })
const live = startLivePublisher({ config, sql, redis: publishing, log, heartbeat })
const wishes = wishesOf(definitions)

startRelay({
  config,
  log,
  heartbeat,
  listening: openListeningRedis(config, log),
  wishes(event) {
    if (isTime('before-commit')) dieNow()
    if (isTime('freezes')) process.kill(process.pid, 'SIGSTOP')
    return wishes(event)
  },
  onSealed(batch) {
    if (isTime('after-commit')) dieNow()
    live.offer(batch.events)
    publisher.offer(batch.wanted)
    if (isTime('while-publishing')) void pause(Math.random() * 12).then(dieNow)
  },
})

function deathFrom(text: string | undefined): DiesAt {
  const found = diesAt.find((at) => at === text)
  if (!found) throw new Error('FAULT_DIES_AT does not say where')
  return found
}
