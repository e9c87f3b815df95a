import { generate } from 'otplib'
import * as contract from '#server/features/identity/identity.contract.ts'
import { startServer, type RunningServer } from '#server/start-server.ts'
import type { Config } from '#server/platform/config.ts'
import type { House } from '#server/platform/house.ts'
import { client, type Client } from '#tests/support/client.ts'
import { moveClock } from '#tests/support/clock.ts'
import { openTestHouse, type TestHouse } from '#tests/support/house.ts'
import type { StaffAccount } from '#tests/support/factories/staff.ts'

export type World = {
  house: TestHouse
  server: RunningServer
  /** A browser of its own. */
  browser(): Client
  /** Moves everybody's clock further. */
  wait(ms: number): Promise<void>
  close(): Promise<void>
}

/** A house with its server, for the doors of signing in. */
export async function openWorld(limits: Partial<Config['limits']> = {}): Promise<World> {
  const house = await openTestHouse({
    // Limits by address are the doors' own matter and stand in their tests.
    change: (config) => ({ ...config, limits: { ...config.limits, signInsPerMinutePerAddress: 100_000, ...limits } }),
  })
  const server = await startServer({ house })
  let moved = 0
  return {
    house,
    server,
    browser: () => client(server.url),
    async wait(ms) {
      moved += ms
      await moveClock(house, moved)
    },
    async close() {
      await server.close(0)
      await house.close()
    },
  }
}

/** The code a phone shows now, or so many steps of thirty seconds later. */
export function codeOf(house: House, secret: string, stepsLater = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(house.clock.now().getTime() / 1000) + stepsLater * 30 })
}

/** Six digits that no phone shows around now. */
export async function wrongCode(house: House, secret: string): Promise<string> {
  const right = await Promise.all([-1, 0, 1].map((steps) => codeOf(house, secret, steps)))
  return ['000000', '111111', '222222', '333333'].find((code) => !right.includes(code)) ?? '444444'
}

/** Password and code; answers what is next. */
export async function signInFully(house: House, browser: Client, account: StaffAccount): Promise<string> {
  await browser.call(contract.signIn, { body: { username: account.username, password: account.password } })
  const { next } = await browser.call(contract.verifyOtp, { body: { code: await codeOf(house, account.totpSecret) } })
  return next
}

/** The value of the browser's only cookie. */
export function cookieOf(browser: Client): string | undefined {
  return [...browser.cookies.values()][0]
}

/** Names of the events of one account, in order. */
export async function eventsOf(house: House, accountId: string): Promise<string[]> {
  const rows = await house.sql<{ name: string }[]>`select name from events where subject_id = ${accountId} order by seq`
  return rows.map((row) => row.name)
}
