import { good, senderTo, sendIn, fillIn, spanishNumber, type Applicant, type Sender } from './applicant.ts'
import { numberIn, textIn, type Answer } from './http.ts'
import { cookieFor, signedInColleague, type Colleague } from './people.ts'
import { exactly, none, type FaultResult, type FaultRow, type Finding } from './row.ts'
import type { OpenStage, Stage } from './stage.ts'
import { trailFindings } from './trail.ts'
import { until } from './until.ts'

/** Two servers, as behind a proxy that sends every other request to the other one. */
type Doors = { urls: string[]; senders: Sender[] }
type Tally = { rounds: number; wins: number[]; told: number; untold: string[] }

const validators = 20
const decidersAtOnce = 20
const sendersAtOnce = 50
const sameKey = 50

/** Many act at once on the same thing, over two servers: one wins, the others are told what is. */
export const row: FaultRow = {
  id: 'R5',
  title: 'claim, decide, submit at once over two servers; one Idempotency-Key fifty times',
  async run(stage: Stage): Promise<FaultResult> {
    const open = await stage.open()
    const rounds = stage.count(10, 2)
    const servers = [await stage.startServer(), await stage.startServer()]
    await stage.startJobs()
    const urls = servers.map(({ url }) => url)
    const doors = { urls, senders: urls.map(senderTo) }
    const people: Colleague[] = []
    for (let n = 0; n < validators; n += 1) people.push(await signedInColleague(open.house))

    const submits = tally()
    const claims = tally()
    const decisions = tally()
    const repeats: Finding[] = []
    const broken: string[] = []
    for (let round = 1; round <= rounds; round += 1) {
      try {
        const sent = await submitAtOnce(doors, round, submits)
        const holder = await claimAtOnce(doors, people, sent, claims)
        await decideAtOnce(doors, holder, sent, decisions)
        repeats.push(...(await repeatWithOneKey(doors, open, people, 10_000 + round)))
      } catch (error) {
        // Where two have won, the way after it leads nowhere: the round is over, and the others still tell something.
        broken.push(error instanceof Error ? error.message : String(error))
      }
    }
    return {
      lost: `${String([submits, claims, decisions].reduce((sum, { untold }) => sum + untold.length, 0))} answers that said neither`,
      findings: [
        ...tallyFindings('submit', submits, sendersAtOnce),
        ...tallyFindings('claim', claims, validators),
        ...tallyFindings('decide', decisions, decidersAtOnce),
        ...together(repeats),
        none(`rounds that did not come to their end${broken.length > 0 ? ` (${broken[0] ?? ''})` : ''}`, broken.length),
        ...(await rowFindings(open, rounds)),
        ...(await trailFindings(open.house)),
      ],
      figures: { rounds, 'at once': `${String(sendersAtOnce)} submits, ${String(validators)} claims, ${String(decidersAtOnce)} decisions` },
    }
  },
}

async function submitAtOnce(doors: Doors, n: number, seen: Tally): Promise<Applicant> {
  const [send] = doors.senders
  if (!send) throw new Error('There is no server')
  const applicant = await fillIn(send, n)
  const { id, token: bearer, version } = applicant
  const answers = await atOnce(doors, sendersAtOnce, (to) => to('POST', `/registrations/${id}/submit`, { bearer, body: { version } }))
  const won = count(
    seen,
    answers,
    (body) => textIn(body, 'code') === 'not-in-this-state' && textIn(body, 'current', 'status') === 'submitted',
  )
  return { ...applicant, version: numberIn(won, 'version') }
}

async function claimAtOnce(
  doors: Doors,
  people: readonly Colleague[],
  file: Applicant,
  seen: Tally,
): Promise<{ colleague: Colleague; version: number }> {
  const answers = await atOnce(doors, people.length, (to, place, url) =>
    to('POST', `/desk/registrations/${file.id}/claim`, {
      cookie: cookieFor(url, people[place]?.token ?? ''),
      body: { version: file.version },
    }),
  )
  const winner = answers.findIndex(({ status }) => status === 200)
  const colleague = people[winner]
  if (!colleague) throw new Error('Nobody got the claim')
  const won = count(
    seen,
    answers,
    (body) => textIn(body, 'code') === 'claimed-by-other' && textIn(body, 'current', 'claim', 'by', 'id') === colleague.accountId,
  )
  return { colleague, version: numberIn(won, 'version') }
}

async function decideAtOnce(doors: Doors, holder: { colleague: Colleague; version: number }, file: Applicant, seen: Tally): Promise<void> {
  const { colleague, version } = holder
  const [send] = doors.senders
  const [url = ''] = doors.urls
  if (!send) throw new Error('There is no server')
  await checkedAtDesk(send, cookieFor(url, colleague.token), file.id)
  const body = { version, decision: 'approve', reasons: [] }
  const answers = await atOnce(doors, decidersAtOnce, (to, _place, at) =>
    to('POST', `/desk/registrations/${file.id}/decision`, { cookie: cookieFor(at, colleague.token), body }),
  )
  count(seen, answers, (told) => textIn(told, 'code') === 'not-in-this-state' && textIn(told, 'current', 'status') === 'approved')
}

/** Jobs look at number and proof meanwhile; a decision before that would be refused for another reason. */
async function checkedAtDesk(send: Sender, cookie: string, id: string): Promise<void> {
  await until(
    'a file that can be approved',
    async () => {
      const { body } = await send('GET', `/desk/registrations/${id}`, { cookie })
      return Array.isArray(body.abilities) && body.abilities.includes('approve')
    },
    { withinMs: 30_000, everyMs: 200 },
  )
}

/** The same request with the same key, fifty times over both servers: one act, fifty same answers. */
async function repeatWithOneKey(doors: Doors, open: OpenStage, people: readonly Colleague[], n: number): Promise<Finding[]> {
  const [send] = doors.senders
  const [person] = people
  if (!send || !person) throw new Error('There is no server')
  const start = { country: 'ES', language: 'en', vatNumber: spanishNumber(n) }
  const starts = await atOnce(doors, sameKey, (to) => to('POST', '/registrations', { body: start, key: `same-${String(n)}` }))
  const ready = await sendIn(send, n + 1_000)
  const path = `/desk/registrations/${ready.id}`
  const claimAndKey = { body: { version: ready.version }, key: `claim-${String(n)}` }
  const claims = await atOnce(doors, sameKey, (to, _place, url) =>
    to('POST', `${path}/claim`, { ...claimAndKey, cookie: cookieFor(url, person.token) }),
  )
  const claimed = claims.find(({ status }) => status === 200)
  const decision = { version: numberIn(claimed?.body ?? {}, 'version'), decision: 'approve', reasons: [] }
  const decided = await atOnce(doors, sameKey, (to, _place, url) =>
    to('POST', `${path}/decision`, { body: decision, key: `decide-${String(n)}`, cookie: cookieFor(url, person.token) }),
  )
  const other = await send('POST', '/registrations', { body: { ...start, vatNumber: spanishNumber(n + 1) }, key: `same-${String(n)}` })
  const [made] = await open.house.sql<{ count: number }[]>`
    select count(*)::int as count from registrations where vat_number = ${`ES${spanishNumber(n)}`}`
  return [
    exactly('starts with one key that answered the same', sameKey, alike(starts, 201)),
    exactly('registrations made by them', 1, made?.count ?? 0),
    exactly('claims with one key that answered the same', sameKey, alike(claims, 200)),
    exactly('decisions with one key that answered the same', sameKey, alike(decided, 200)),
    exactly('another body with the same key refused', 1, other.status === 422 && textIn(other.body, 'code') === 'key-reused' ? 1 : 0),
  ]
}

/** Sent in the same turn, every other one to the other server. */
async function atOnce(doors: Doors, times: number, act: (send: Sender, place: number, url: string) => Promise<Answer>): Promise<Answer[]> {
  const { senders, urls } = doors
  return Promise.all(
    Array.from({ length: times }, (_, place) => {
      const send = senders[place % senders.length]
      if (!send) throw new Error('There is no server')
      return act(send, place, urls[place % urls.length] ?? '')
    }),
  )
}

const tally = (): Tally => ({ rounds: 0, wins: [], told: 0, untold: [] })

/** Counts winners, those who were told with the present record, and all others; gives the winner's body. */
function count(seen: Tally, answers: readonly Answer[], isTold: (body: Record<string, unknown>) => boolean): Record<string, unknown> {
  seen.rounds += 1
  const won = answers.filter(({ status }) => status === 200)
  seen.wins.push(won.length)
  for (const { status, body } of answers) {
    if (status === 200) continue
    if (status === 409 && isTold(body)) seen.told += 1
    else seen.untold.push(`${String(status)} ${textIn(body, 'code')}`)
  }
  const [first] = won
  if (!first) throw new Error(`Nobody won: ${seen.untold.slice(0, 5).join(', ')}`)
  return good(first)
}

function tallyFindings(act: string, seen: Tally, each: number): Finding[] {
  const once = seen.wins.filter((wins) => wins === 1).length
  return [
    exactly(`${act}: rounds with exactly one winner of ${String(each)}`, seen.rounds, once),
    exactly(`${act}: others told, with the present record`, seen.rounds * (each - 1), seen.told),
    none(
      `${act}: other answers${seen.untold.length > 0 ? ` (${[...new Set(seen.untold)].slice(0, 4).join(', ')})` : ''}`,
      seen.untold.length,
    ),
  ]
}

/** How many answers are the same as the first good one. */
function alike(answers: readonly Answer[], status: number): number {
  const good = answers.filter((answer) => answer.status === status).map(({ body }) => JSON.stringify(body))
  return good.filter((body) => body === good[0]).length
}

/** The rounds' findings as one line each: it holds when it held in every round. */
function together(findings: readonly Finding[]): Finding[] {
  return [...Map.groupBy(findings, ({ what }) => what)].map(([what, same]) => {
    const bad = same.find((finding) => !finding.holds)
    return bad ?? { what, seen: `${same[0]?.seen ?? ''}, in each of ${String(same.length)} rounds`, holds: true }
  })
}

/** Whoever won, what stands in the tables must have happened once. */
async function rowFindings({ house }: OpenStage, rounds: number): Promise<Finding[]> {
  const [seen] = await house.sql<{ companies: number; submitted: number; claimed: number; approved: number; doubles: number }[]>`
    select (select count(*)::int from companies) as companies,
      (select count(*)::int from events where name = 'registration.submitted') as submitted,
      (select count(*)::int from events where name = 'registration.claimed') as claimed,
      (select count(*)::int from events where name = 'registration.approved') as approved,
      (select count(*)::int from (select 1 from events where name in ('registration.submitted', 'registration.approved', 'registration.claimed')
        group by name, subject_id having count(*) > 1) d) as doubles`
  const files = rounds * 2
  return [
    exactly('companies admitted', files, seen?.companies ?? 0),
    exactly('events of a submission', files, seen?.submitted ?? 0),
    exactly('events of a claim', files, seen?.claimed ?? 0),
    exactly('events of an approval', files, seen?.approved ?? 0),
    none('files on which an act happened twice', seen?.doubles ?? 0),
  ]
}
