import { newId } from '#db/columns.ts'
import type { Fault } from '#scripts/simulators/fault-switch.ts'
import { admitCompany } from '#server/features/companies/admit-company.command.ts'
import type { House } from '#server/platform/house.ts'
import { fillIn, good, senderTo, type Applicant, type Sender } from './applicant.ts'
import { textIn } from './http.ts'
import { numbersOf } from './numbers-of.ts'
import { admitPeople, cookieFor, signedInColleague, wordFor } from './people.ts'
import { askedSince, creationIds, setRegisters, type Asking } from './registers.ts'
import { holds, none, within, type FaultResult, type FaultRow, type Finding } from './row.ts'
import type { OpenStage, Stage } from './stage.ts'
import { inParallel, until } from './until.ts'

/** A question ends after ten seconds; the time to take it up and to note it comes on top. */
const toldWithinMs = 14_000
/** Pauses have grown to some seconds by then, and the next one is bounded. */
const healsWithinMs = 60_000

type Ill = { name: string; fault: Fault; isSlow?: true; creating?: true }

const illnesses: readonly Ill[] = [
  { name: 'down', fault: { mode: 'down' } },
  { name: 'slow', fault: { mode: 'slow', delayMs: 14_000 }, isSlow: true },
  { name: 'answering errors', fault: { mode: 'error', code: '500' } },
  { name: 'half an answer', fault: { mode: 'error', code: 'HALF' } },
  { name: 'yes and then lost', fault: { mode: 'error', code: 'LOST' }, creating: true },
]

type World = { stage: Stage; open: OpenStage; send: Sender; cookie: string; drafts: Applicant[] }
type Round = { ill: Ill; askings: Asking[]; toldMs: number[]; healedMs: number; wrong: number; actsMs: number[] }

/** VIES, the company register and the BIS register all fall ill together, in each of the ways a register can. */
export const row: FaultRow = {
  id: 'R7',
  title: 'the registers are down, slow, answering errors, halves, and yes with the yes lost',
  async run(stage: Stage): Promise<FaultResult> {
    const open = await stage.open()
    const server = await stage.startServer()
    await stage.startJobs()
    const send = senderTo(server.url)
    const { token } = await signedInColleague(open.house)
    const probes = stage.count(20, 6)
    const world: World = { stage, open, send, cookie: cookieFor(server.url, token), drafts: [] }
    await fillDrafts(world, probes * (illnesses.length + 1))

    const before = await timeActs(world, probes)
    const rounds: Round[] = []
    for (const [place, ill] of illnesses.entries()) rounds.push(await fallIll(world, ill, place, probes))

    const asked = rounds.reduce((sum, round) => sum + round.askings.length, 0)
    const unanswered = await openQuestions(open.house)
    return {
      lost: `${String(unanswered)} of ${String(asked)} answers`,
      findings: [
        ...rounds.flatMap((round) => roundFindings(stage, round, before)),
        none('questions still open after all were well', unanswered),
        ...pauseFindings(stage, rounds),
        ...(await numberFindings(open)),
      ],
      figures: {
        'questions put while registers were ill': asked,
        'a submit and the queue before, ms': Math.round(middle(before)),
        ...Object.fromEntries(rounds.map(({ ill, actsMs }) => [`the same while ${ill.name}, ms`, Math.round(middle(actsMs))])),
        ...Object.fromEntries(rounds.map(({ ill, healedMs }) => [`healed after ${ill.name}, ms`, Math.round(healedMs)])),
      },
    }
  },
}

/** Registrations that only have to be sent: what people go on doing while registers are ill. */
async function fillDrafts({ send, drafts }: World, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => 500_000 + n)
  await inParallel(numbers, 4, async (n) => void drafts.push(await fillIn(send, n)))
}

/** How long sending a registration and reading the desk's queue take together, so many times. */
async function timeActs({ send, cookie, drafts }: World, times: number): Promise<number[]> {
  const spent: number[] = []
  for (const draft of drafts.splice(0, times)) {
    const begin = performance.now()
    good(await send('POST', `/registrations/${draft.id}/submit`, { bearer: draft.token, body: { version: draft.version } }))
    good(await send('GET', '/desk/registrations', { cookie }))
    spent.push(performance.now() - begin)
  }
  return spent
}

/** One illness: new questions of every kind meet it, are told as silence, tried again, and answered once all are well. */
async function fallIll(world: World, ill: Ill, place: number, probes: number): Promise<Round> {
  const { stage, open, send } = world
  await setRegisters(open.simulatorsUrl, ill.fault, ill.creating)
  const since = Date.now()
  const each = ill.isSlow ? 1 : stage.count(4, 1)
  const files = ill.creating ? [] : await startFiles(send, place * 100, each)
  const people = Array.from({ length: each }, (_, n) => 10_000 + place * 100 + n)
  await admitPeople(open.house, people)
  await inParallel(people, 4, (n) => admitUnnumbered(open.house, n))

  const toldMs = await Promise.all(files.map((file) => untilTold(stage, send, file)))
  const actsMs = await timeActs(world, probes)
  const tries = ill.isSlow ? 2 : stage.count(4, 3)
  await until(
    `${ill.name}: each thing tried ${String(tries)} times`,
    async () => (await triedEnough(open, since, tries)) >= files.length + 2 * each,
    {
      withinMs: 180_000,
      everyMs: 500,
    },
  )
  const wrong = await takenForNo(open.house)
  const askings = await askedSince(open.simulatorsUrl, since)

  await setRegisters(open.simulatorsUrl, { mode: 'ok' })
  const well = async () => (await openQuestions(open.house)) === 0
  const healedMs = await until(`${ill.name}: healed`, well, { withinMs: healsWithinMs * 3, everyMs: 200 }).catch(
    () => Number.POSITIVE_INFINITY,
  )
  return { ill, askings, toldMs, healedMs, wrong, actsMs }
}

type File = { id: string; token: string; begunAt: number }

async function startFiles(send: Sender, from: number, each: number): Promise<File[]> {
  const wanted = (['ES', 'FR', 'IT', 'CU'] as const).flatMap((country) =>
    Array.from({ length: each }, (_, n) => ({ country, n: from + n })),
  )
  return Promise.all(
    wanted.map(async ({ country, n }) => {
      const begunAt = performance.now()
      const body = { country, language: 'en', ...numbersOf[country](n) }
      const begun = good(await send('POST', '/registrations', { body }), 201)
      return { id: textIn(begun, 'id'), token: textIn(begun, 'accessToken'), begunAt }
    }),
  )
}

/** A company that was approved without an enterprise number: the register is asked to make one. */
async function admitUnnumbered(house: House, n: number): Promise<void> {
  const address = { street: 'Calle Mayor', number: String(n), postcode: '28013', city: 'Madrid', country: 'ES' }
  const values = { registrationId: newId(), name: `Ortopedia ${wordFor(n)}`, country: 'ES', address, vatNumber: null, cbeNumber: null }
  await admitCompany(house, { kind: 'system', job: 'faults' }, { ...values, language: 'en', units: [] })
}

/** Until the applicant is told that the register does not answer; how long that took. */
async function untilTold(stage: Stage, send: Sender, { id, token, begunAt }: File): Promise<number> {
  const look = async () =>
    textIn((await send('GET', `/registrations/${id}`, { bearer: token })).body, 'numberCheck', 'state') === 'unavailable'
  await until('silence told as silence', look, { withinMs: stage.limit(toldWithinMs) * 2, everyMs: 250 })
  return performance.now() - begunAt
}

/** How many things the registers were asked about so often since. */
async function triedEnough({ simulatorsUrl }: OpenStage, since: number, tries: number): Promise<number> {
  return (await askedSince(simulatorsUrl, since)).filter(({ at }) => at.length >= tries).length
}

/** Silence that was taken for a no, anywhere. */
async function takenForNo({ sql }: House): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select (select count(*)::int from registration_number_checks where state = 'invalid')
      + (select count(*)::int from persons where niss_state not in ('asked', 'issued'))
      + (select count(*)::int from companies where cbe_state = 'refused')
      + (select count(*)::int from job_ledger where state = 'given-up') as count`
  return row?.count ?? 0
}

/** Whatever a register still owes us. */
async function openQuestions({ sql }: House): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select (select count(*)::int from registration_number_checks where state in ('asked', 'unavailable'))
      + (select count(*)::int from persons where niss_state <> 'issued')
      + (select count(*)::int from companies where cbe_state = 'asked') as count`
  return row?.count ?? 0
}

function roundFindings(stage: Stage, { ill, toldMs, healedMs, wrong, actsMs }: Round, before: readonly number[]): Finding[] {
  const usual = middle(before)
  return [
    ...(toldMs.length > 0
      ? [within(`${ill.name}: the slowest silence is told as silence`, stage.limit(toldWithinMs), Math.max(...toldMs))]
      : []),
    none(`${ill.name}: silence taken for a no, or given up`, wrong),
    within(`${ill.name}: a submit and the desk's queue`, stage.limit(Math.round(Math.max(usual * 1.5, usual + 40))), middle(actsMs)),
    within(`${ill.name}: all healed without help`, stage.limit(healsWithinMs), healedMs),
  ]
}

/** Pauses grow, and those of different things differ, so that what failed together does not come back together. */
function pauseFindings(stage: Stage, rounds: readonly Round[]): Finding[] {
  // A slow question is mostly its own ten seconds, and a creation begins with a search that went well.
  const plain = rounds.filter(({ ill }) => !ill.isSlow && !ill.creating).flatMap(({ askings }) => askings)
  const again = plain.filter(({ at }) => at.length >= 3)
  const pausesOf = ({ at }: Asking) => at.slice(1).map((moment, place) => moment - (at[place] ?? moment))
  const firsts = again.map((asking) => pausesOf(asking)[0] ?? 0)
  const growth = ['vies', 'kbo', 'bis-register'].map((register) => {
    const pauses = again.filter((asking) => asking.register === register).map(pausesOf)
    // The middle one of each: a machine that stumbles once says nothing of the pauses.
    return { register, first: middle(pauses.map((all) => all[0] ?? 0)), last: middle(pauses.map((all) => all.at(-1) ?? 0)) }
  })
  const spread = Math.max(...firsts) - Math.min(...firsts)
  return [
    holds('things tried again and again', again.length >= stage.count(40, 12), String(again.length)),
    ...growth.map(({ register, first, last }) =>
      holds(`${register}: pauses grow`, last > first * 1.4, `${String(Math.round(first))} ms, then ${String(Math.round(last))} ms`),
    ),
    holds('first pauses are spread by chance', spread > 250, `${String(Math.round(spread))} ms apart`),
  ]
}

/** A yes that was lost is asked for again under the same id, so nobody gets a second number. */
async function numberFindings({ simulatorsUrl, house }: OpenStage): Promise<Finding[]> {
  const { person, company } = await creationIds(simulatorsUrl)
  const several = (ids: Map<string, Set<string>>) => [...ids.values()].filter((same) => same.size > 1).length
  const [row] = await house.sql<{ existed: number }[]>`
    select count(*)::int as existed from events where name = 'company.enterprise-number-issued' and (payload->>'existed')::boolean`
  return [
    none('persons asked for under more than one id', several(person)),
    none('companies asked for under more than one id', several(company)),
    none('companies that turned out to have a number already', row?.existed ?? 0),
  ]
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
