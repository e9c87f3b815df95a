import { HouseError } from '../../platform/errors.ts'
import type { AnswerOf, InputOf } from '../../platform/http/endpoint.contract.ts'
import type { House } from '../../platform/house.ts'
import { remembered } from '../../platform/snapshot-memory.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { listJobs as contract } from './jobs.contract.ts'
import { mayReadJobs } from './jobs.policy.ts'
import { countGivenUp, listGivenUpRows, listQueueRows, listScheduleRows, type GivenUpPlace, type GivenUpRow } from './jobs.repository.ts'
import { showGivenUp, showQueues, showSchedule } from './jobs.view.ts'

type Query = InputOf<typeof contract>['query']

const countedExactly = 10_000

/** How the work behind the desk stands. All of it is read from PostgreSQL: it can be seen while Redis is away. */
export async function listJobs(house: House, actor: Actor, query: Query): Promise<AnswerOf<typeof contract>> {
  demand(mayReadJobs(actor))
  // The rail of every page of the desk asks how many were given up.
  const roles = actor.kind === 'staff' ? actor.roles : []
  return remembered(house, JSON.stringify(['jobs', roles, query]), async () => ({
    answer: await readJobs(house, actor, query),
    until: null,
  }))
}

async function readJobs(house: House, actor: Actor, query: Query): Promise<AnswerOf<typeof contract>> {
  const { limit, cursor } = query
  const [queues, schedules, rows, total] = await Promise.all([
    listQueueRows(house.db),
    listScheduleRows(house.db),
    listGivenUpRows(house.db, { after: placeOf(cursor), limit: limit + 1 }),
    countGivenUp(house.db, countedExactly + 1),
  ])
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => showGivenUp(row, actor)),
    nextCursor: last ? cursorOf(last) : null,
    total: Math.min(total, countedExactly),
    totalIsMore: total > countedExactly,
    queues: showQueues(queues, actor),
    schedules: schedules.map((row) => showSchedule(row, actor)),
  }
}

const cursorOf = ({ finishedAt, eventId, jobName }: GivenUpRow) =>
  Buffer.from(`${finishedAt?.toISOString() ?? ''} ${eventId} ${jobName}`).toString('base64url')

function placeOf(cursor: string | undefined): GivenUpPlace | undefined {
  if (cursor === undefined) return undefined
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36}) ([a-z-]+)$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))
  const [, at, eventId, jobName] = found ?? []
  if (at === undefined || eventId === undefined || jobName === undefined || Number.isNaN(Date.parse(at))) {
    throw new HouseError('invalid-input', { fields: [{ path: 'cursor', code: 'format' }] })
  }
  return { at: new Date(at), eventId, jobName }
}
