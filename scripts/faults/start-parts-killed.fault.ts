import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { generate } from 'otplib'
import { root } from '#scripts/launcher/root.ts'
import { endOf } from '#scripts/processes/run-plan.ts'
import { good, sendIn, type Applicant, type Sender } from './applicant.ts'
import { call, numberIn, textIn } from './http.ts'
import { launch, type Launched, type Part } from './launched.ts'
import { nissIn, passwordIn, readPost, type Post } from './mails.ts'
import { cookieFor } from './people.ts'
import { exactly, holds, none, type FaultResult, type FaultRow, type Finding } from './row.ts'
import { bareEnvironment, type Stage } from './stage.ts'
import { inParallel, until } from './until.ts'

const victims: readonly Part[] = ['jobs', 'redis', 'postgres']
type Kill = { part: Part; backAfterMs: number }
type Answers = Map<number, number>

/** The whole product as anybody starts it, its parts killed while companies go all the way. */
export const row: FaultRow = {
  id: 'start',
  title: 'npm start: worker, Redis and PostgreSQL killed while companies go from the first number to the password',
  async run(stage: Stage): Promise<FaultResult> {
    const companies = stage.count(60, 8)
    const rounds = stage.count(5, 1)
    const house = await launch(stage, { LIMIT_STARTS: '100000', LIMIT_UPLOADS: '100000' })
    const answers: Answers = new Map()
    const send = patientSender(house.url, answers)
    const validator = await signInValidator(stage, house, send)

    const done: Applicant[] = []
    const path = inParallel(
      Array.from({ length: companies }, (_, index) => index + 1),
      6,
      async (n) => {
        const applicant = await sendIn(send, n)
        await approve(send, validator, applicant)
        done.push(applicant)
      },
    )
    const kills = await Promise.all([killInTurn(house, rounds, () => done.length, companies), path]).then(([all]) => all)
    const simulators = `http://127.0.0.1:${String(house.port + 2)}`
    const waiting = await until('two mails for each representative', async () => (await lostOf(simulators, done)) === 0, {
      withinMs: 60_000,
      everyMs: 500,
    }).catch(() => undefined)
    const post = await readPost(simulators)
    const approved = await approvedAtDesk(send, validator, done)
    const findings = [
      exactly('registrations that were told they are approved', companies, approved),
      none('representatives without both mails', done.filter(({ email }) => (post.byAddress.get(email) ?? []).length < 2).length),
      holds('mails complete without help', waiting !== undefined),
      ...credentialFindings(done, post),
      exactly('mailed passwords that sign in', done.length, await signIns(send, done, post)),
      ...killFindings(kills, house),
      none(
        'answers that were neither well nor 503',
        [...answers].reduce((sum, [status, count]) => sum + (isFair(status) ? 0 : count), 0),
      ),
    ]
    const sound = await verifiesTrail(stage)
    const code = await house.end()
    return {
      lost: `${String(lostIn(post, done))} of ${String(companies)} companies`,
      findings: [...findings, sound, holds('it ends with exit code 0', code === 0, String(code))],
      figures: { ...killFigures(kills), ...statusFigures(answers) },
    }
  },
}

/** Kills one part after the other, each while work is under way, with a breath between. */
async function killInTurn(house: Launched, rounds: number, done: () => number, companies: number): Promise<Kill[]> {
  const kills: Kill[] = []
  const times = rounds * victims.length
  for (let time = 0; time < times; time += 1) {
    const part = victims[time % victims.length] ?? 'jobs'
    // Spread over the path: the last falls when most, but not all, are through.
    const aim = Math.floor((companies * time) / (times + 1))
    await until(`${String(aim)} companies through`, () => done() >= aim, { withinMs: 300_000, everyMs: 100 })
    await pause(300 + Math.random() * 700)
    kills.push({ part, backAfterMs: await house.kill(part) })
  }
  return kills
}

/** A program with patience: what is not answered, or answered "not now", it sends again with the same key. */
function patientSender(url: string, answers: Answers): Sender {
  return async (method, path, options = {}) => {
    const key = method === 'POST' && !path.startsWith('/session') ? (options.key ?? crypto.randomUUID()) : undefined
    for (let attempt = 1; ; attempt += 1) {
      const answer = await call(method, `${url}/api/v1${path}`, { ...options, key })
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
      if ((answer.status !== 0 && answer.status !== 503) || attempt === 60) return answer
      await pause(Math.max(200, Number(answer.retryAfter ?? 0) * 100))
    }
  }
}

/** Well, a refusal with its reason, or "not now": a connection that broke (0) is told by nobody. */
const isFair = (status: number): boolean => status === 0 || (status >= 200 && status < 500) || status === 503

/** `npm run audit:verify` beside the running instance, as an operator runs it. */
async function verifiesTrail(stage: Stage): Promise<Finding> {
  const child = spawn(process.execPath, ['scripts/audit-verify.ts'], {
    cwd: root,
    env: { ...bareEnvironment(), DATA_DIR: stage.dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()))
  const { code } = await endOf(child)
  return holds('npm run audit:verify finds it sound', code === 0, lines.join('').trim().split('\n').at(-1))
}

type DemoAccount = { role: string; username: string; password: string; totpSecret: string }

async function signInValidator(stage: Stage, house: Launched, send: Sender): Promise<string> {
  const accounts = JSON.parse(readFileSync(join(stage.dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[]
  const account = accounts.find(({ role }) => role === 'validator')
  if (!account) throw new Error('The demo has no validator')
  const { username, password, totpSecret } = account
  const reply = await fetch(`${house.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  const token = tokenOf(reply)
  const confirmed = await fetch(`${house.url}/api/v1/session/otp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookieFor(house.url, token) },
    body: JSON.stringify({ code: await generate({ secret: totpSecret }) }),
  })
  // A step may change the token; then the new one counts.
  const cookie = cookieFor(house.url, tokenOf(confirmed) || token)
  good(await send('GET', '/desk/registrations', { cookie }))
  return cookie
}

function tokenOf(reply: Response): string {
  const line = reply.headers.getSetCookie().find((cookie) => cookie.startsWith('famhp_session')) ?? ''
  return line.split(';')[0]?.split('=').slice(1).join('=') ?? ''
}

async function approve(send: Sender, cookie: string, { id, version }: Applicant): Promise<void> {
  const path = `/desk/registrations/${id}`
  const claimed = good(await send('POST', `${path}/claim`, { cookie, body: { version } }))
  const decision = { version: numberIn(claimed, 'version'), decision: 'approve', reasons: [] }
  good(await send('POST', `${path}/decision`, { cookie, body: decision }))
}

async function approvedAtDesk(send: Sender, cookie: string, done: readonly Applicant[]): Promise<number> {
  let approved = 0
  for (const { id } of done) {
    const { body } = await send('GET', `/desk/registrations/${id}`, { cookie })
    if (textIn(body, 'status') === 'approved') approved += 1
  }
  return approved
}

async function lostOf(simulators: string, done: readonly Applicant[]): Promise<number> {
  return lostIn(await readPost(simulators), done)
}

function lostIn(post: Post, done: readonly Applicant[]): number {
  return done.filter(({ email }) => (post.byAddress.get(email) ?? []).length < 2).length
}

/** One number and one password a person, whatever was killed in between. */
function credentialFindings(done: readonly Applicant[], post: Post): Finding[] {
  const textsTo = ({ email }: Applicant) => (post.byAddress.get(email) ?? []).map(({ text }) => text)
  const different = (find: (text: string) => string | undefined) =>
    done.filter(
      (applicant) =>
        new Set(
          textsTo(applicant)
            .map(find)
            .filter((found) => found !== undefined),
        ).size !== 1,
    ).length
  return [
    none('persons with another number of passwords than one', different(passwordIn)),
    none('persons with another number of identification numbers than one', different(nissIn)),
    none('doubles that say something else than the first', post.differing.length),
  ]
}

async function signIns(send: Sender, done: readonly Applicant[], post: Post): Promise<number> {
  let signedIn = 0
  for (const { email } of done) {
    const texts = (post.byAddress.get(email) ?? []).map(({ text }) => text)
    const username = texts.map(nissIn).find((found) => found !== undefined)
    const password = texts.map(passwordIn).find((found) => found !== undefined)
    const { status } = await send('POST', '/session', { body: { username, password } })
    if (status === 200) signedIn += 1
  }
  return signedIn
}

function killFindings(kills: readonly Kill[], house: Launched): Finding[] {
  return victims.map((part) => {
    const own = kills.filter((kill) => kill.part === part)
    const again = house
      .output()
      .split('\n')
      .filter((line) => line.startsWith(`${part} ended by SIGKILL`)).length
    return exactly(`${part} started again by the launcher`, own.length, again)
  })
}

function killFigures(kills: readonly Kill[]): Record<string, string> {
  return Object.fromEntries(
    victims.map((part) => {
      const times = kills.filter((kill) => kill.part === part).map(({ backAfterMs }) => Math.round(backAfterMs))
      return [`${part} running again after`, `${times.join(', ')} ms`]
    }),
  )
}

function statusFigures(answers: Answers): Record<string, number> {
  return Object.fromEntries(
    [...answers].toSorted().map(([status, count]) => [status === 0 ? 'connections broken' : `answers ${String(status)}`, count]),
  )
}
