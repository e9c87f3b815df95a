import type { Transaction } from '#db/client.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { transactionFacts } from '../../../platform/transaction-facts.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { forgetMisses, noteMiss, takeAlarm } from './guessing.repository.ts'
import { guessedAccounts, guessingMinutes, missesKeptMinutes, networkOf } from './guessing.rules.ts'
import { missedNetworkHash, missedPasswordHash } from '../identity-keys.ts'
import type { GuessingKind } from '../identity.contract.ts'
import { signInsGuessed } from '../identity.events.ts'
import { maySignIn } from '../identity.policy.ts'

/**
 * Looks at a wrong password among those of the last minutes: over fifty accounts from one network, or with one password,
 * are no forgetful people. Told once in ten minutes; nobody is shut out by it, for the network may be a whole hospital.
 */
export async function watchGuessing(
  house: House,
  actor: Actor,
  input: { nameHash: Buffer; password: string },
  within: Transaction,
): Promise<void> {
  demand(maySignIn(actor))
  await house.transaction(
    actor,
    async (tx) => {
      const now = house.clock.now()
      const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
      const { keys } = house.config
      const network = networkOf(transactionFacts(tx).ip)
      const networkHash = network === undefined ? null : missedNetworkHash(keys, network)
      const passwordHash = missedPasswordHash(keys, input.password)
      const miss = { nameHash: input.nameHash, networkHash, passwordHash, at: now }
      await forgetMisses(tx, ago(missesKeptMinutes))
      const misses = await noteMiss(tx, miss, ago(guessingMinutes), guessedAccounts + 1)
      const tell = async (kind: GuessingKind, names: number, hash: Buffer | null) => {
        const key = `${kind}-${hash?.toString('hex').slice(0, 16) ?? ''}`
        if (names <= guessedAccounts || !(await takeAlarm(tx, key, ago(guessingMinutes), now))) return
        await recordEvent(tx, signInsGuessed.of({ subjectId: key, version: 1, payload: { kind, accounts: names } }))
      }
      await tell('network', misses.fromNetwork, networkHash)
      await tell('password', misses.withPassword, passwordHash)
    },
    within,
  )
}
