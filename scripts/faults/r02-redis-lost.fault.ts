import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { jobCatalogue } from '#jobs/catalogue.ts'
import { createGateways } from '#jobs/gateways/gateways.ts'
import { queueManners } from '#jobs/runtime/queues.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import { signalQuietly } from '#scripts/processes/recognise.ts'
import { fillIn, senderTo, untilChecked, type Applicant, type Sender } from './applicant.ts'
import { countedJob, recordEvents } from './counted-job.ts'
import { call, numberIn, type Answer } from './http.ts'
import { cookieFor, signedInColleague } from './people.ts'
import { exactly, holds, none, within, type FaultResult, type FaultRow, type Finding } from './row.ts'
import type { OpenStage, Stage } from './stage.ts'
import { trailFindings } from './trail.ts'
import { inParallel, until } from './until.ts'

/** So many workers that two hundred jobs run at once, and at least two, so that one must not know of the other's. */
const runAtOnce = queueManners.house.concurrency
const workers = Math.max(2, Math.ceil(200 / runAtOnce))

/** Redis is killed and its files are deleted while jobs wait and run; people go on working meanwhile. */
export const row: FaultRow = {
  id: 'R2',
  title: 'Redis killed and its files deleted, with 10,000 jobs queued and 200 running',
  async run(stage: Stage): Promise<FaultResult> {
    const open = await stage.open()
    const { house } = open
    const held = await holdJobs(stage, open)
    const server = await stage.startServer()
    const send = senderTo(server.url)
    const applicants = await applicantsReady(send, stage.count(20, 6))
    const { token } = await signedInColleague(house)
    const cookie = cookieFor(server.url, token)

    for (let left = stage.count(10_000, 1_500); left > 0; left -= 500) await recordEvents(house, Math.min(500, left))
    // Those of the applicants' own changes are among them.
    const jobs = (await house.sql`select 1 from events where name = 'registration.changed'`).length
    const isFull = async () => held.running() === workers * runAtOnce && (await countOf(open, 'queued_at is not null')) === jobs
    await until('all jobs queued, and as many running as can', isFull, { withinMs: 60_000, everyMs: 50 })

    signalQuietly(open.redis.pid, 'SIGKILL')
    await open.redis.stop()
    rmSync(join(stage.dataDir, 'redis', 'appendonlydir'), { recursive: true, force: true })
    const away = await useWhileAway(stage, server.url, { send, applicants, cookie })
    // Half of what runs ends while Redis is away, the other half after it has come back empty.
    held.letSome(workers * (runAtOnce / 2))
    await pause(1_000)
    await open.startRedisAgain()
    held.letAll()
    const recovered = await until('all jobs done', async () => (await countOf(open, "state = 'done'")) === jobs, {
      withinMs: stage.count(120_000, 45_000),
      everyMs: 100,
    }).catch(() => undefined)
    const effects = await effectsOf(open)
    const session = await call('GET', `${server.url}/api/v1/session`, { cookie })
    return {
      lost: `${String(jobs - effects.different)} of ${String(jobs)} jobs`,
      findings: [
        exactly('jobs done', jobs, await countOf(open, "state = 'done'")),
        exactly('their effects, each once', jobs, effects.different),
        none('effects that stand twice', effects.rows - effects.different),
        holds('all of it without help', recovered !== undefined),
        ...away.findings,
        holds('the session is good after it', session.status === 200, String(session.status)),
        ...(await receiptFindings(open, applicants)),
        ...(await trailFindings(house)),
      ],
      figures: {
        'running when Redis died': workers * runAtOnce,
        'from its return to the last job': `${String(Math.round(recovered ?? Number.NaN))} ms`,
        'begun again though they ran already': held.begunAgain(),
        ...away.figures,
      },
    }
  },
}

type Held = { running(): number; begunAgain(): number; letSome(count: number): void; letAll(): void }

/**
 * Workers with the product's whole catalogue and a job that waits to be let go before it writes its row, in one
 * transaction with the ledger's.
 */
async function holdJobs(stage: Stage, { house, owner }: OpenStage): Promise<Held> {
  await owner.unsafe('create table fault_effects (event_id uuid not null); grant select, insert on fault_effects to public')
  const begun = new Map<string, number>()
  let waiting: (() => void)[] = []
  let isOpen = false
  const job = countedJob(async ({ trigger, ledger, actor }) => {
    begun.set(trigger.eventId, (begun.get(trigger.eventId) ?? 0) + 1)
    if (!isOpen) await new Promise<void>((resolve) => waiting.push(resolve))
    await house.transaction(actor, async (tx) => {
      await tx.execute(`insert into fault_effects values ('${trigger.eventId}')`)
      await ledger.doneIn(tx)
    })
  })
  const gateways = createGateways(house.config)
  const running = Array.from({ length: workers }, () => startJobs({ house, gateways, jobs: [...jobCatalogue, job] }))
  const letSome = (count: number) => waiting.splice(0, count).forEach((go) => go())
  const letAll = () => {
    isOpen = true
    letSome(waiting.length)
  }
  stage.onEnd(async () => {
    letAll()
    await Promise.all(running.map((one) => one.close()))
    await gateways.close()
    waiting = []
  })
  return {
    running: () => waiting.length,
    begunAgain: () => [...begun.values()].filter((times) => times > 1).length,
    letSome,
    letAll,
  }
}

async function applicantsReady(send: Sender, count: number): Promise<Applicant[]> {
  const applicants: Applicant[] = []
  await inParallel(
    Array.from({ length: count }, (_, index) => index + 1),
    4,
    async (n) => {
      const applicant = await fillIn(send, n)
      await untilChecked(send, applicant)
      applicants.push(applicant)
    },
  )
  return applicants
}

type Users = { send: Sender; applicants: readonly Applicant[]; cookie: string }

/** People read, stay signed in, begin and send registrations, while there is no Redis at all. */
async function useWhileAway(
  stage: Stage,
  url: string,
  { send, applicants, cookie }: Users,
): Promise<Pick<FaultResult, 'findings' | 'figures'>> {
  const kinds = new Map<string, Answer[]>()
  const seen = async (kind: string, answer: Promise<Answer>) => {
    const given = await answer
    kinds.set(kind, [...(kinds.get(kind) ?? []), given])
  }
  let slowest = 0
  const reads = async () => {
    for (let turn = 0; turn < stage.count(20, 6); turn += 1) {
      const begin = performance.now()
      const own = applicants[turn % applicants.length]
      await seen('the session', send('GET', '/session', { cookie }))
      await seen('the desk’s queue', send('GET', '/desk/registrations', { cookie }))
      await seen('an own registration', send('GET', `/registrations/${own?.id ?? ''}`, { bearer: own?.token }))
      await seen('a page', call('GET', `${url}/en`, {}))
      slowest = Math.max(slowest, (performance.now() - begin) / 4)
      await pause(100)
    }
  }
  const submits = inParallel(applicants, 4, ({ id, token, version }) =>
    seen('a submit', send('POST', `/registrations/${id}/submit`, { bearer: token, body: { version }, key: `away-${id}` })),
  )
  const starts = inParallel([9_001, 9_002, 9_003], 1, async (n) => {
    const body = { country: 'GB', withoutVatNumber: true, language: 'en' }
    await seen('a new registration', send('POST', '/registrations', { body, key: `away-${String(n)}` }))
  })
  await Promise.all([reads(), submits, starts])
  const { protocol, hostname, port } = new URL(url)
  const ready = await call('GET', `${protocol}//${hostname}:${String(Number(port) + 1)}/health/ready`)
  const findings = [...kinds].map(([kind, answers]): Finding => {
    const well = answers.filter(({ status }) => status >= 200 && status < 400)
    const bad = answers.find((answer) => !well.includes(answer))
    return exactly(`while it is away: ${kind}${bad ? ` (${String(bad.status)})` : ''}`, answers.length, well.length)
  })
  return {
    findings: [
      ...findings,
      within('while it is away: an answer, slowest', stage.limit(2_000), slowest),
      holds('while it is away: readiness says so', ready.status === 503, String(ready.status)),
    ],
    figures: { 'requests while it is away': [...kinds.values()].flat().length },
  }
}

/** What was sent while Redis was away must have its consequences: the receipt to the applicant. */
async function receiptFindings({ house }: OpenStage, applicants: readonly Applicant[]): Promise<Finding[]> {
  const done = async () => {
    const [found] = await house.sql<{ count: number }[]>`
      select count(*)::int as count from job_ledger where job_name = 'acknowledge-registration' and state = 'done'`
    return found?.count ?? 0
  }
  await until('receipts', async () => (await done()) >= applicants.length, { withinMs: 30_000, everyMs: 200 }).catch(() => undefined)
  return [exactly('receipts for what was sent while it was away', applicants.length, await done())]
}

async function countOf({ owner }: OpenStage, condition: string): Promise<number> {
  const rows = await owner.unsafe<{ count: number }[]>(
    `select count(*)::int as count from job_ledger where job_name = 'count-event' and ${condition}`,
  )
  return numberIn({ ...rows[0] }, 'count')
}

async function effectsOf({ house }: OpenStage): Promise<{ rows: number; different: number }> {
  const [found] = await house.sql<{ rows: number; different: number }[]>`
    select count(*)::int as rows, count(distinct event_id)::int as different from fault_effects`
  return { rows: found?.rows ?? 0, different: found?.different ?? 0 }
}
