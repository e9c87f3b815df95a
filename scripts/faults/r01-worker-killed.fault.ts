import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Child } from './child.ts'
import { credentialFindings, watchPasswords } from './credentials.ts'
import { readPost, type Double } from './mails.ts'
import { admitPeople, emailOf } from './people.ts'
import { exactly, holds, none, within, type FaultResult, type FaultRow, type Finding } from './row.ts'
import type { OpenStage, Stage } from './stage.ts'
import { trailFindings } from './trail.ts'
import { until } from './until.ts'

/** A worker may be this long without having finished anything after one was ended. */
const backWithinMs = 5_000
/** The mails queue runs sixteen jobs of two mails each: no kill can catch more under way. */
const mostInFlight = 32

type Wave = { signal: 'SIGKILL' | 'SIGTERM'; times: number; people: number[] }
type WaveSeen = { endedAt: number[]; readyAfterMs: number[]; backAfterMs: number[]; interruptedDoneAfterMs: number[] }

/** The worker dies again and again while credentials go out. */
export const row: FaultRow = {
  id: 'R1',
  title: 'the worker is killed and stopped again and again while first credentials go out',
  async run(stage: Stage): Promise<FaultResult> {
    const open = await stage.open()
    const passwords = await watchPasswords(open)
    const killed: Wave = { signal: 'SIGKILL', times: stage.count(40, 5), people: numbers(1, stage.count(2_000, 150)) }
    const stopped: Wave = { signal: 'SIGTERM', times: stage.count(20, 3), people: numbers(100_001, stage.count(800, 90)) }
    const lostYes = numbers(200_001, stage.count(40, 20))

    let worker = await stage.startJobs()
    const seen: WaveSeen[] = []
    for (const wave of [killed, stopped]) {
      const [now, outcome] = await runWave(stage, open, worker, wave)
      worker = now
      seen.push(outcome)
    }
    await loseAnswers(open, lostYes)
    await worker.kill('SIGTERM')

    const [kills, stops] = seen
    const post = await readPost(open.simulatorsUrl)
    const doublesOf = (people: readonly number[]) => {
      const addresses = new Set(people.map(emailOf))
      return post.doubles.filter(({ copies }) => copies.some((mail) => addresses.has(mail.to)))
    }
    const byKill = doublesOf(killed.people)
    const people = [...killed.people, ...stopped.people, ...lostYes]
    // Before anybody signs in: what that records has no relay any more that would seal it.
    const trail = await trailFindings(open.house)
    const credentials = await credentialFindings(stage, open, { people, post, passwords, sample: stage.count(40, 8) })
    return {
      lost: `${String(credentials.lost)} of ${String(people.length)} persons' credentials`,
      findings: [
        ...credentials.findings,
        holds(
          `mails twice after ${String(killed.times)} SIGKILLs: only what was in flight`,
          byKill.length <= killed.times * mostInFlight && byKill.every((double) => straddles(double, kills?.endedAt ?? [])),
          String(byKill.length),
        ),
        none('mails sent again after it was noted that they went', await sentAfterNoted(open, post.doubles)),
        none(`mails twice after ${String(stopped.times)} SIGTERMs`, doublesOf(stopped.people).length),
        // Each goes twice: without it nobody would know that a double is recognisable.
        exactly('mails whose yes was lost, gone again', stage.count(20, 10), doublesOf(lostYes).length),
        none('doubles that say something else than the first', post.differing.length),
        within('working again after SIGKILL, slowest', stage.limit(backWithinMs), Math.max(...(kills?.backAfterMs ?? []))),
        within('working again after SIGTERM, slowest', stage.limit(backWithinMs), Math.max(...(stops?.backAfterMs ?? []))),
        ...(await ledgerFindings(open, people.length)),
        ...trail,
      ],
      figures: {
        'killed and stopped': `${String(killed.times)} and ${String(stopped.times)} times`,
        'working again after SIGKILL, median': `${String(Math.round(median(kills?.backAfterMs ?? [])))} ms`,
        'of which its process needed to start, median': `${String(Math.round(median(kills?.readyAfterMs ?? [])))} ms`,
        'load of the machine': loadavg()
          .map((load) => load.toFixed(1))
          .join(' '),
        'steps caught in the middle, once': kills?.interruptedDoneAfterMs.length ?? 0,
        'their end after the kill, slowest': `${String(Math.round(Math.max(0, ...(kills?.interruptedDoneAfterMs ?? []))))} ms`,
        'mails taken by the mail server': post.mails.length,
      },
    }
  },
}

/** Ends the worker so often that each end falls on work, and starts it again at once as the launcher does. */
async function runWave(stage: Stage, open: OpenStage, first: Child, wave: Wave): Promise<[Child, WaveSeen]> {
  const seen: WaveSeen = { endedAt: [], readyAfterMs: [], backAfterMs: [], interruptedDoneAfterMs: [] }
  const interrupted: { key: string; endedAt: number }[] = []
  let worker = first
  const before = await credentialsDone(open)
  await admitPeople(open.house, wave.people)
  // Some of the work is left after the last end: where nothing waits, nobody can be seen working again.
  const share = Math.floor(wave.people.length / (wave.times + 3))
  for (let time = 1; time <= wave.times; time += 1) {
    const aim = before + time * share
    await until(`${String(aim)} credentials`, async () => (await credentialsDone(open)) >= aim, { withinMs: 120_000 })
    await pause(Math.random() * 200)
    await worker.kill(wave.signal)
    const endedAt = Date.now()
    const done = await anythingDone(open)
    for (const key of await openSteps(open)) interrupted.push({ key, endedAt })
    const begin = performance.now()
    const starting = stage.startJobs().then((child) => {
      seen.readyAfterMs.push(performance.now() - begin)
      return child
    })
    const back = await until('a worker that works', async () => (await anythingDone(open)) > done, { withinMs: 60_000 })
    worker = await starting
    seen.endedAt.push(endedAt)
    seen.backAfterMs.push(back)
    if (time % 10 === 0) stage.say(`  ${wave.signal} ${String(time)} of ${String(wave.times)}`)
  }
  await allSent(open, before + wave.people.length)
  const ends = await endsOfSteps(open)
  // What the next end caught again says nothing of how long one end costs.
  const timesCaught = Map.groupBy(interrupted, ({ key }) => key)
  seen.interruptedDoneAfterMs = [...timesCaught].flatMap(([key, [caught, ...again]]) => {
    const end = ends.get(key)
    return caught === undefined || end === undefined || again.length > 0 ? [] : [end - caught.endedAt]
  })
  return [worker, seen]
}

/** The mail server takes mails and hangs up before its yes: each must go again, recognisably the same. */
async function loseAnswers(open: OpenStage, people: readonly number[]): Promise<void> {
  const before = await credentialsDone(open)
  const reply = await fetch(`${open.simulatorsUrl}/faults/mail`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mode: 'error', code: 'LOST', count: people.length / 2 }),
  })
  if (!reply.ok) throw new Error('The mail simulator did not take the fault')
  await admitPeople(open.house, people)
  await allSent(open, before + people.length)
}

async function allSent(open: OpenStage, aim: number): Promise<void> {
  await until('all credentials sent', async () => (await credentialsDone(open)) >= aim, { withinMs: 180_000, everyMs: 100 })
}

async function ledgerFindings({ house }: OpenStage, people: number): Promise<Finding[]> {
  const rows = await house.sql<{ name: string; done: number; other: number }[]>`
    select job_name as name, count(*) filter (where state = 'done')::int as done,
      count(*) filter (where state <> 'done')::int as other
    from job_ledger where job_name in ('issue-niss', 'send-first-credentials') group by job_name order by job_name`
  return rows.flatMap(({ name, done, other }) => [exactly(`${name} done`, people, done), none(`${name} not done`, other)])
}

/** A copy is only forgiven where a kill lies between it and the one before. */
function straddles({ copies }: Double, endedAt: readonly number[]): boolean {
  const times = copies.map((mail) => Date.parse(mail.receivedAt))
  return times.slice(1).every((time, index) => endedAt.some((end) => end <= time && end >= (times[index] ?? Infinity)))
}

/** Copies that came although the step was noted as done before: the ledger was not asked. */
async function sentAfterNoted({ house }: OpenStage, doubles: readonly Double[]): Promise<number> {
  const rows = await house.sql<{ messageId: string; doneAt: number }[]>`
    select m.message_id as "messageId", extract(epoch from s.done_at)::float8 * 1000 as "doneAt"
    from mail_log m join job_steps s on s.event_id = m.event_id and s.step = 'mail ' || m.template || ' 1'`
  const noted = new Map(rows.map((one) => [one.messageId.replace(/^<|>$/g, ''), one.doneAt]))
  const late = (double: Double) => {
    const doneAt = noted.get(double.messageId.replace(/^<|>$/g, '')) ?? Number.POSITIVE_INFINITY
    // A few milliseconds for two clocks that are rounded differently.
    return double.copies.some((mail) => Date.parse(mail.receivedAt) > doneAt + 5)
  }
  return doubles.filter(late).length
}

async function credentialsDone({ house }: OpenStage): Promise<number> {
  const [found] = await house.sql<{ done: number }[]>`
    select count(*)::int as done from job_ledger where job_name = 'send-first-credentials' and state = 'done'`
  return found?.done ?? 0
}

async function anythingDone({ house }: OpenStage): Promise<number> {
  const [found] = await house.sql<{ done: number }[]>`
    select (select count(*) from job_ledger where state = 'done')::int
      + (select count(*) from job_steps where done_at is not null)::int as done`
  return found?.done ?? 0
}

async function openSteps({ house }: OpenStage): Promise<string[]> {
  const rows = await house.sql<{ key: string }[]>`
    select event_id || ' ' || job_name || ' ' || step as key from job_steps where done_at is null`
  return rows.map(({ key }) => key)
}

async function endsOfSteps({ house }: OpenStage): Promise<Map<string, number>> {
  const rows = await house.sql<{ key: string; at: number }[]>`
    select event_id || ' ' || job_name || ' ' || step as key, extract(epoch from done_at)::float8 * 1000 as at
    from job_steps where done_at is not null`
  return new Map(rows.map(({ key, at }) => [key, at]))
}

function numbers(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index)
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
