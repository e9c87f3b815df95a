import { Agent, request } from 'node:http'
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { verify } from '@node-rs/argon2'
import { generate } from 'otplib'
import { newId } from '#db/columns.ts'
import { accounts } from '#db/schema/accounts.ts'
import { phones } from '#db/schema/factors.ts'
import { cookieFor, signedInColleague } from '#scripts/faults/people.ts'
import { Stage } from '#scripts/faults/stage.ts'
import { sealPhoneSecret } from '#server/features/identity/identity-keys.ts'
import { newPhoneSecret } from '#server/features/identity/sign-in/one-time-code.ts'
import { hashPassword } from '#server/platform/crypto/passwords.ts'
import type { House } from '#server/platform/house.ts'
import { percentile, type BenchRow } from './bench-row.ts'

const atOnce = 8
const measuredMs = 5_000
/** A code counts once, so nobody may be at the front of the line again within half a minute. */
const fullPeople = 2_400
const password = 'vier blauwe walvissen'
/** Something else that is asked meanwhile, so often. */
const askEveryMs = 20

type Someone = { username: string; secret: string }

export const row: BenchRow = {
  id: 'T6',
  title: 'Signing in: password, code, session',
  async prepare({ scale }) {
    const stage = new Stage({ size: 'full', say: () => undefined })
    try {
      const { house } = await stage.open()
      const passwordHash = await hashPassword(password)
      const people = await makePeople(house, passwordHash, Math.max(200, Math.round(fullPeople * scale)))
      const { token } = await signedInColleague(house)
      const server = await stage.startServer()
      const queue = { url: `${server.url}/api/v1/desk/registrations?limit=25`, cookie: cookieFor(server.url, token) }
      await signInsPerSecond(server.url, people.splice(0, 200), 1_000)
      const cores = availableParallelism()
      return {
        contests: [
          {
            name: 'People signed in',
            unit: 'people/s',
            yardstick: { name: 'bare argon2id, same parameters, all cores', measure: () => comparisonsPerSecond(passwordHash) },
            product: () => signInsPerSecond(server.url, people, measuredMs),
            goal: { of: 'ratio', is: 'at least', than: 0.85 },
          },
          {
            name: 'People signed in, for each core',
            unit: 'people/s and core',
            product: async () => (await signInsPerSecond(server.url, people, measuredMs)) / cores,
            goal: { of: 'value', is: 'at least', than: 22 },
          },
          {
            name: 'The desk’s queue asked meanwhile: p99',
            unit: 'ms',
            yardstick: { name: 'the same, nobody signing in', measure: () => slowest(queue, measuredMs) },
            product: async () => {
              const asking = slowest(queue, measuredMs)
              await signInsPerSecond(server.url, people, measuredMs)
              return asking
            },
            goal: { of: 'ratio', is: 'at most', than: 2 },
          },
        ],
        close: () => stage.close(),
      }
    } catch (error) {
      await stage.close()
      throw error
    }
  },
}

/** Accounts with one password and a phone each; made at once, so that nothing is hashed for them. */
async function makePeople(house: House, passwordHash: string, count: number): Promise<Someone[]> {
  const now = house.clock.now()
  const made = Array.from({ length: count }, (_, n) => ({ id: newId(), username: `bench-${String(n)}`, secret: newPhoneSecret() }))
  const own = { kind: 'staff', language: 'en', roles: ['validator'], passwordHash, createdAt: now } as const
  await house.db.insert(accounts).values(
    made.map(({ id, username }) => ({
      ...own,
      roles: [...own.roles],
      id,
      username,
      displayName: username,
      email: `${username}@bench.example`,
    })),
  )
  await house.db.insert(phones).values(
    made.map(({ id, secret }) => ({
      accountId: id,
      secret: sealPhoneSecret(house.config.keys, id, secret),
      linkedAt: now,
      createdAt: now,
    })),
  )
  return made
}

/** As many comparisons at once as there are cores: more do not make it faster. */
async function comparisonsPerSecond(passwordHash: string): Promise<number> {
  const until = performance.now() + measuredMs
  const began = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      while (performance.now() < until) {
        await verify(passwordHash, password)
        done += 1
      }
    }),
  )
  return done / ((performance.now() - began) / 1_000)
}

/** The whole way in over HTTP; those who signed in come back at the end of the line, when their phone shows another code. */
async function signInsPerSecond(url: string, people: Someone[], forMs: number): Promise<number> {
  const began = performance.now()
  const until = began + forMs
  let done = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) {
        const someone = people.shift()
        if (!someone) throw new Error('Everybody has signed in: the machine is faster than this row foresaw')
        await signIn(url, someone)
        done += 1
        people.push(someone)
      }
    }),
  )
  return done / ((performance.now() - began) / 1_000)
}

async function signIn(url: string, { username, secret }: Someone): Promise<void> {
  const first = await ask(`${url}/api/v1/session`, { body: { username, password } })
  const second = await ask(`${url}/api/v1/session/otp`, { body: { code: await generate({ secret }) }, cookie: first.cookie })
  const { next } = JSON.parse(second.text) as { next: string }
  if (next !== 'done') throw new Error(`Signing in stopped at ${next}`)
  await ask(`${url}/api/v1/session`, { cookie: second.cookie })
}

/** Connections that stay open, as a browser's do; `fetch` alone would cost a tenth of what is measured. */
const connections = new Agent({ keepAlive: true })

/** A GET, or a POST of what there is to say; anything but a yes ends the row. */
function ask(url: string, { body, cookie }: { body?: unknown; cookie?: string }): Promise<{ text: string; cookie: string }> {
  const said = body === undefined ? undefined : JSON.stringify(body)
  const headers = { ...(said !== undefined && { 'content-type': 'application/json' }), ...(cookie && { cookie }) }
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: said === undefined ? 'GET' : 'POST', headers, agent: connections }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      answer.on('error', reject).on('end', () => {
        const status = answer.statusCode ?? 0
        if (status >= 300) return reject(new Error(`${new URL(url).pathname} answers ${String(status)}: ${text}`))
        resolve({ text, cookie: (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ') })
      })
    })
    asked.on('error', reject).end(said)
  })
}

/** Asks at a steady pace, and answers how long the slowest in a hundred took, in ms. */
async function slowest({ url, cookie }: { url: string; cookie: string }, forMs: number): Promise<number> {
  const until = performance.now() + forMs
  const took: Promise<number>[] = []
  while (performance.now() < until) {
    took.push(timed(url, cookie))
    await pause(askEveryMs)
  }
  return percentile(
    (await Promise.all(took)).toSorted((one, other) => one - other),
    0.99,
  )
}

async function timed(url: string, cookie: string): Promise<number> {
  const began = performance.now()
  await ask(url, { cookie })
  return performance.now() - began
}
