import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '#db/columns.ts'
import { createGateways } from '#jobs/gateways/gateways.ts'
import { openLedgerConnections, openPublishingRedis, openWorkerRedis } from '#jobs/runtime/connections.ts'
import { Heartbeat } from '#jobs/runtime/heartbeat.ts'
import { openLedger } from '#jobs/runtime/ledger.ts'
import { openJobMetrics } from '#jobs/runtime/metrics.ts'
import { startJobPublisher } from '#jobs/runtime/publish-jobs.ts'
import { closeQueues, openQueues } from '#jobs/runtime/queues.ts'
import { startWorkers } from '#jobs/runtime/worker.ts'
import { liveStream } from '#server/platform/events/live-stream.ts'
import type { House } from '#server/platform/house.ts'
import { countedJob, recordEvents } from './counted-job.ts'
import { startRelays, type Relays } from './relays.ts'
import { holds, none, within, type FaultResult, type FaultRow, type Finding } from './row.ts'
import type { Stage } from './stage.ts'
import { trailFindings } from './trail.ts'
import { until } from './until.ts'

/** Each writes to a subject of its own, one event after the other: their order is known. */
const writers = 6
/** Two seconds until PostgreSQL takes the lock from who stands still, and what a busy machine adds. */
const goesOnWithinMs = 5_000

/** Two relays die again and again under a stream of events. */
export const row: FaultRow = {
  id: 'R6',
  title: 'two relays die before, between and after their steps while events stream in',
  async run(stage: Stage): Promise<FaultResult> {
    const { house, settings } = await stage.open()
    const ran = new Map<string, number>()
    startCounting(stage, house, ran)
    const deaths = stage.count(60, 12)
    const logFile = join(stage.dataDir, 'logs', 'relay.log')
    const relays = startRelays(stage, { ...settings, LOG_FILE: logFile }, 2)
    const stream = startWriting(house)
    await until(`${String(deaths)} deaths`, () => relays.deaths() >= deaths, { withinMs: deaths * 10_000, everyMs: 100 })
    await relays.stopDying()
    const frozen = await relays.startFrozen()
    const goesOn = await untilSealed(house)
    frozen.thaw()
    await untilSealed(house)
    await frozen.kill()
    const recorded = await stream.stop()
    const done = async () => (await countDone(house)) === recorded.length
    const caughtUp = await until('every job done', done, { withinMs: 30_000, everyMs: 100 }).catch(() => undefined)
    const streamed = await until('the newest event on the live stream', async () => (await streamTop(house)) === recorded.length, {
      withinMs: 10_000,
      everyMs: 100,
    }).catch(() => undefined)
    await relays.stop()
    const missing = recorded.filter((id) => !ran.has(id)).length
    return {
      lost: `${String(missing)} of ${String(recorded.length)} events' jobs`,
      findings: [
        holds('all jobs done within 30 s after the last death', caughtUp !== undefined),
        within('a relay frozen in its step: another goes on', stage.limit(goesOnWithinMs), goesOn),
        none('events whose job never ran', missing),
        none('jobs that ran twice', [...ran.values()].filter((times) => times > 1).length),
        ...(await trailFindings(house)),
        ...(await orderFindings(house)),
        holds('the newest event on the live stream within 10 s', streamed !== undefined),
        ...(await liveFindings(house)),
        none('steps in which two relays collided', collisions(logFile)),
      ],
      figures: { ...deathsByPlace(relays), events: recorded.length, relays: 2 },
    }
  },
}

/** Workers without a relay: whatever they run, a relay that dies has sealed. */
function startCounting(stage: Stage, house: House, ran: Map<string, number>): void {
  const { config, log } = house
  const sql = openLedgerConnections(config)
  const [redis, publishing] = [openWorkerRedis(config, log), openPublishingRedis(config, log)]
  const gateways = createGateways(config)
  const job = countedJob(({ trigger }) => {
    ran.set(trigger.eventId, (ran.get(trigger.eventId) ?? 0) + 1)
    return Promise.resolve()
  })
  const definitions = [job]
  const queues = openQueues(config, publishing, log)
  const publisher = startJobPublisher({ sql, queues, definitions, log, heartbeat: new Heartbeat() })
  const own = { definitions, redis, publisher, metrics: openJobMetrics(), log }
  const workers = startWorkers({ house, gateways, ledger: openLedger(sql), ledgerSql: sql, ...own })
  stage.onEnd(async () => {
    await workers.close(1_000)
    await publisher.close()
    await closeQueues(queues)
    for (const one of [redis, publishing]) one.disconnect()
    await gateways.close()
    await sql.end({ timeout: 2 })
  })
}

/** Events come one by one and in small crowds, as from people; each id is kept once its commit was acknowledged. */
function startWriting(house: House): { stop(): Promise<string[]> } {
  const recorded: string[] = []
  let isOver = false
  const write = async () => {
    const subject = newId()
    while (!isOver) {
      recorded.push(...(await recordEvents(house, 1 + Math.floor(Math.random() * 4), subject)))
      await pause(Math.random() * 60)
    }
  }
  const writing = Promise.all(Array.from({ length: writers }, write))
  return {
    async stop() {
      isOver = true
      await writing
      return recorded
    },
  }
}

/** How long until everything that is recorded now has its place. */
async function untilSealed({ sql }: House): Promise<number> {
  const [last] = await sql<{ seq: string }[]>`select coalesce(max(seq), 0)::text as seq from events`
  const look = async () => (await sql`select 1 from event_inbox where seq <= ${last?.seq ?? '0'} limit 1`).length === 0
  return until('events sealed beside a frozen relay', look, { withinMs: 40_000, everyMs: 50 }).catch(() => Number.POSITIVE_INFINITY)
}

async function countDone({ sql }: House): Promise<number> {
  const [found] = await sql<{ count: number }[]>`
    select count(*)::int as count from job_ledger where job_name = 'count-event' and state = 'done'`
  return found?.count ?? 0
}

/**
 * The newest position on the stream. Not its length: one that begins when much is sealed already does not begin at the
 * first event, and that it has no gap from there on is looked at by itself.
 */
async function streamTop({ redis, config }: House): Promise<number> {
  const [newest] = await redis.xrevrange(liveStream(config), '+', '-', 'COUNT', 1)
  return Number(newest?.[0].split('-')[0] ?? 0)
}

/** Within a subject, places follow the order in which its events were committed. */
async function orderFindings({ sql }: House): Promise<Finding[]> {
  const rows = await sql`
    select 1 from (
      select seq, lag(seq) over (partition by subject_id order by position) as before
      from event_chain c join events e on e.id = c.event_id
    ) placed where before > seq limit 1`
  return [none('subjects whose events are out of order', rows.length)]
}

/** What pages are told must be what the trail says: the same event at the same place, each place once. */
async function liveFindings({ sql, redis, config }: House): Promise<Finding[]> {
  const entries = await redis.xrange(liveStream(config), '-', '+')
  const told = entries.map(([, fields]) => JSON.parse(fields[1] ?? '{}') as { position?: number; eventId?: string })
  const rows = await sql<{ position: string; eventId: string }[]>`
    select position::text, event_id as "eventId" from event_chain order by position`
  const places = new Map(rows.map(({ position, eventId }) => [Number(position), eventId]))
  const first = told[0]?.position ?? 1
  return [
    none('live messages without gap or repeat, faults', told.filter(({ position }, index) => position !== first + index).length),
    none(
      'live messages that name another event than the trail',
      told.filter(({ position, eventId }) => places.get(position ?? 0) !== eventId).length,
    ),
  ]
}

/** Two relays take turns at the head's lock; without it the table's own constraint would stop the second each time. */
function collisions(logFile: string): number {
  if (!existsSync(logFile)) return 0
  return readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"23505"')).length
}

function deathsByPlace(relays: Relays): Record<string, number> {
  return Object.fromEntries([...relays.deathsByPlace()].map(([place, count]) => [`died ${place}`, count]))
}
