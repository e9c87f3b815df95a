import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Transaction } from '#db/client.ts'
import { noteMiss } from '#server/features/identity/sign-in/guessing.repository.ts'
import * as contract from '#server/features/identity/identity.contract.ts'
import { signIn } from '#server/features/identity/sign-in/sign-in.command.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openWorld, type World } from './sign-in-world.ts'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

type Told = { subject_id: string; payload: { kind: string; accounts: number } }
const told = () => world.house.sql<Told[]>`select subject_id, payload from events where name = 'sign-ins.guessed' order by seq`

/** Names nobody has: what is told must not depend on who exists. */
const names = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `nobody-${String(from + n)}`)

/** From the address of this machine, each with a password of its own. */
async function guessFromHere(usernames: readonly string[]): Promise<void> {
  await Promise.all(
    usernames.map(async (username) => {
      const { status } = await world.browser().send(contract.signIn, { body: { username, password: `a guess at ${username}` } })
      expect(status).toBe(401)
    }),
  )
}

/** From nowhere in particular, as from a botnet, all with one password. */
async function guessWith(password: string, usernames: readonly string[]): Promise<void> {
  for (const username of usernames) {
    await expect(signIn(world.house, { kind: 'anonymous' }, { username, password })).rejects.toMatchObject({ code: 'wrong-credentials' })
  }
}

async function waitsForALock({ sql }: World['house']): Promise<boolean> {
  const waiting = await sql`
    select 1 from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`
  return waiting.length > 0
}

describe('somebody who goes through many accounts', () => {
  it('from one network is told of once in ten minutes, from the fifty-first account on', async () => {
    await guessFromHere(names(0, 50))
    expect(await told()).toEqual([])
    // The same names again are no further accounts.
    await guessFromHere(names(0, 10))
    expect(await told()).toEqual([])
    await guessFromHere(names(50, 60))
    expect((await told()).map(({ payload }) => payload)).toEqual([{ kind: 'network', accounts: 51 }])
    await guessFromHere(names(60, 65))
    expect(await told()).toHaveLength(1)
    await world.wait(11 * 60_000)
    await guessFromHere(names(100, 160))
    expect(await told()).toHaveLength(2)
  })

  it('with one password is told of, wherever each try comes from', async () => {
    await guessWith('Welkom in 2026!', names(0, 51))
    expect((await told()).map(({ payload }) => payload)).toEqual([{ kind: 'password', accounts: 51 }])
  })

  it('at once is counted one by one: no try overlooks another that is still being noted', async () => {
    const { house } = world
    const noted = (name: string) => ({
      nameHash: Buffer.from(name.padEnd(32)),
      networkHash: Buffer.alloc(32, 1),
      passwordHash: Buffer.alloc(4, 2),
      at: house.clock.now(),
    })
    const since = new Date(house.clock.now().getTime() - 60_000)
    const note = (tx: Transaction, name: string) => noteMiss(tx, noted(name), since, 51)
    let isCounted = false
    const [second] = await house.db.transaction(async (tx) => {
      await note(tx, 'one')
      const beside = house.db.transaction((other) => note(other, 'another')).finally(() => (isCounted = true))
      await eventually(async () => isCounted || (await waitsForALock(house)))
      return [beside]
    })
    expect(await second).toEqual({ fromNetwork: 2, withPassword: 2 })
  })

  it('slowly enough is what forgetful people look like', async () => {
    await guessWith('Welkom in 2026!', names(0, 30))
    await world.wait(11 * 60_000)
    await guessWith('Welkom in 2026!', names(30, 60))
    expect(await told()).toEqual([])
  })

  it('leaves nothing from which a password, a name or an address could be read', async () => {
    await guessWith('Welkom in 2026!', names(0, 51))
    const [{ subject_id: key = '' } = {}] = await told()
    expect(key).toMatch(/^password-[0-9a-f]{8}$/)
    const kept = await world.house.sql<{ row: string }[]>`
      select sign_in_misses::text as row from sign_in_misses union all select guessing_alarms::text from guessing_alarms`
    expect(kept.length).toBeGreaterThan(50)
    for (const { row } of kept) expect(row).not.toMatch(/Welkom|nobody-|127\.0/)
  })
})
