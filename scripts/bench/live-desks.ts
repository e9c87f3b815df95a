import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { newId } from '#db/columns.ts'
import type { Staff } from '#server/features/actor.ts'
import { hashToken, randomToken } from '#server/platform/crypto/tokens.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { keySettings } from '#server/platform/config-table.ts'
import { ownEnvironment, type Environment } from '#server/platform/config.ts'
import type { House } from '#server/platform/house.ts'
import { answersReady } from '#scripts/launcher/house-plans.ts'
import { root } from '#scripts/launcher/root.ts'
import { freePortBlock } from '#scripts/processes/ports.ts'
import { runPlan } from '#scripts/processes/run-plan.ts'
import type { FromCrowd, ToCrowd } from './live-clients.ts'

/** A program of the bench in a process of its own; it ends with its parent. */
export function startBeside(file: string): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), { serialization: 'advanced' })
}

/** The next message of this kind; throws when the process ends instead. */
export async function heard<Message extends { said: string }, Said extends Message['said']>(
  child: ChildProcess,
  said: Said,
): Promise<Extract<Message, { said: Said }>> {
  for (;;) {
    const ended = new AbortController()
    const [message] = (await Promise.race([
      once(child, 'message', { signal: ended.signal }),
      once(child, 'exit', { signal: ended.signal }).then(() => Promise.reject(new Error('A process of the bench ended'))),
    ]).finally(() => ended.abort())) as [Message]
    if (message.said === said) return message as Extract<Message, { said: Said }>
  }
}

export type Delays = { p50: number; p99: number; lost: number }

/** A crowd of pages that is open while `act` makes things happen; answers how late each heard of each. */
export async function withCrowd(
  open: Omit<Extract<ToCrowd, { do: 'open' }>, 'do'>,
  act: () => Promise<readonly (readonly [key: string, at: number])[]>,
): Promise<Delays> {
  const crowd = startBeside('./live-clients.ts')
  try {
    crowd.send({ do: 'open', ...open } satisfies ToCrowd)
    await heard<FromCrowd, 'open'>(crowd, 'open')
    // What opening so many cost both sides is over before anything is measured.
    await pause(4_000)
    const sent = await act()
    crowd.send({ do: 'measure', sent } satisfies ToCrowd)
    const { delays, lost } = await heard<FromCrowd, 'measured'>(crowd, 'measured')
    return { p50: delays.p50, p99: delays.p99, lost }
  } finally {
    crowd.disconnect()
  }
}

export type Processes = { url: string; cookieName: string; stop(): Promise<void> }

/** `server/main.ts` and `jobs/main.ts` on the house's own database, as an installation runs them. */
export async function startProcesses(house: House): Promise<Processes> {
  const { config } = house
  const port = await freePortBlock()
  const env: Environment = {
    PATH: ownEnvironment().PATH,
    MODE: 'demo',
    PORT: String(port),
    DATA_DIR: config.dataDir,
    DATABASE_URL: config.database.url,
    REDIS_URL: config.redis.url,
    DEPLOYMENT: config.deployment,
    LIMIT_SOCKETS: '100000',
    ...Object.fromEntries(keySettings.map((key) => [key, randomBytes(32).toString('base64url')])),
  }
  const start = (name: string, main: string, healthPort: number) =>
    runPlan(
      {
        name,
        command: process.execPath,
        args: [main],
        cwd: root,
        env,
        port: healthPort,
        isReady: () => answersReady('127.0.0.1', healthPort),
        endWith: [
          { signal: 'SIGTERM', patienceMs: 6_000 },
          { signal: 'SIGKILL', patienceMs: 1_000 },
        ],
      },
      { patienceMs: 60_000 },
    )
  const running = [await start('server', 'server/main.ts', port + 1), await start('jobs', 'jobs/main.ts', port + 3)]
  const named = { ...config, http: { ...config.http, port, secureCookies: false } }
  return {
    url: `http://127.0.0.1:${String(port)}`,
    cookieName: cookieNames(named).session,
    stop: async () => void (await Promise.all(running.map((one) => one.stop()))),
  }
}

/** Validators with a session each: the values of their cookies, and one of them to act. */
export async function seatValidators(house: House, count: number): Promise<{ tokens: string[]; validator: Staff }> {
  const tokens = Array.from({ length: count }, randomToken)
  const ids = tokens.map(() => newId())
  await house.sql`
    insert into accounts (id, kind, username, display_name, email, language, roles, created_at)
    select id, 'staff', 'validator-' || id, 'A validator', id || '@famhp.example', 'nl', '{validator}', now() from unnest(${ids}::uuid[]) as id`
  await house.sql`
    insert into sessions (id, token_hash, account_id, next, auth_method, created_at, last_seen_at, expires_at)
    select gen_random_uuid(), decode(hash, 'hex'), id, 'done', 'password-otp', now(), now(), now() + interval '8 hours'
    from unnest(${ids}::uuid[], ${tokens.map((token) => hashToken(token).toString('hex'))}::text[]) as seat (id, hash)`
  const expiresAt = new Date(Date.now() + 8 * 3_600_000)
  const [accountId = ''] = ids
  const validator: Staff = {
    kind: 'staff',
    accountId,
    sessionId: newId(),
    name: 'A validator',
    language: 'nl',
    roles: ['validator'],
    authMethod: 'password-otp',
    expiresAt,
  }
  return { tokens, validator }
}

/** Files that wait to be claimed, as bare as the queue allows. */
export async function layOutFiles(house: House, count: number): Promise<string[]> {
  const rows = await house.sql<{ id: string }[]>`
    insert into registrations (id, reference, status, language, country, commercial_name, access_token_hash, access_expires_at, created_at, touched_at, submitted_at)
    select gen_random_uuid(), 'R-1999-' || n, 'submitted', 'fr', 'ES', 'Company ' || n, decode(md5(n::text), 'hex'), now(), now(), now(), now()
    from generate_series(1, ${count}) as n returning id`
  return rows.map((row) => row.id)
}
