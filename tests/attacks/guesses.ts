import * as contract from '#server/features/identity/identity.contract.ts'
import { systemActor } from '#jobs/runtime/define-job.ts'
import type { Client } from '#tests/support/client.ts'

/** Limits by address are another row's: these tries are many. */
export const many = {
  signInsPerMinutePerAddress: 100_000,
  passwordResetsPerMinutePerAddress: 100_000,
  requestsPerMinutePerAddress: 1_000_000,
}
export const minute = 60_000
export const job = systemActor('a-test')

export const wrongPassword = 'niet het goede woord'
export const guessAs = (browser: Client, username: string, password = wrongPassword) =>
  browser.send(contract.signIn, { body: { username, password } })
