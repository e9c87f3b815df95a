import type { Transaction } from '#db/client.ts'
import { passwordFits } from '../../../platform/crypto/passwords.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findAccountByName, lockAccount, type AccountRow } from '../accounts.repository.ts'
import type { SteppedSession } from './advance-session.command.ts'
import { beginSession } from './begin-session.command.ts'
import { countedTry } from './counted-try.ts'
import { codeTriesHash, nissIndexes, typedNameHash, unsealNiss } from '../identity-keys.ts'
import { signInRefused } from '../identity.events.ts'
import { maySignIn } from '../identity.policy.ts'
import { hasSaferWay, nobody, typedUsername } from '../identity.rules.ts'
import { parseNiss } from '../persons/niss.rules.ts'
import { noteBrake } from './note-brake.command.ts'
import { findPresentNumber } from '../persons/persons.repository.ts'
import { moveTries } from './sign-in-failures.repository.ts'
import { watchGuessing } from './watch-guessing.command.ts'

export type SignIn = { username: string; password: string }
/** `saferWay`: told of eID and itsme before the code (S82); only who gave the right password hears it. */
export type SignedWithPassword = SteppedSession & { saferWay: boolean }

/**
 * The first step of signing in: user name, or NISS in any spelling, with the password. Nothing in answer, steps or time
 * tells a known name from an unknown one. The try is counted before the password is looked at, and the slow comparison
 * holds no transaction open.
 */
export async function signIn(house: House, actor: Actor, input: SignIn): Promise<SignedWithPassword> {
  const { config, clock } = house
  demand(maySignIn(actor))
  const typed = readTypedName(house, input.username)
  const nameHash = typedNameHash(config.keys, typed.text)
  const attempt = await countedTry(house, nameHash)

  const account = await findAccountByName(house.db, typed.by)
  const fits = await passwordFits(account?.passwordHash, input.password)
  if (account && fits && isOpen(account, clock.now())) {
    const session = await house.transaction(actor, async (tx) => {
      const locked = await lockAccount(tx, account.id)
      // Changed while the password was being compared: then it has not been proven against what counts now.
      if (!locked || locked.passwordHash !== account.passwordHash || !isOpen(locked, clock.now())) return undefined
      await moveTries(tx, nameHash, codeTriesHash(config.keys, locked.id), attempt.number, clock.now())
      const begun = await beginSession(house, actor, { account: locked, authMethod: 'password' }, tx)
      return { ...begun, saferWay: hasSaferWay(await numberKindOf(house, tx, locked.personId)) }
    })
    if (session) return session
  }
  await house.transaction(actor, async (tx) => {
    const subject = { subjectId: account?.id ?? nobody, version: account?.version ?? 1 }
    await recordEvent(tx, signInRefused.of({ ...subject, payload: { step: 'password', braked: attempt.braked } }))
    await watchGuessing(house, actor, { nameHash, password: input.password }, tx)
    if (attempt.braked) await noteBrake(house, actor, { of: account ?? { nameHash }, behind: 'nothing' }, tx)
  })
  throw attempt.refusal()
}

type TypedName = { text: string; by: { username: string } | { nissIndexes: Buffer[] } }

function readTypedName(house: House, text: string): TypedName {
  const niss = parseNiss(text, house.clock.today())
  if (niss.ok) return { text: niss.digits, by: { nissIndexes: nissIndexes(house.config.keys, niss.digits) } }
  const username = typedUsername(text)
  return { text: username, by: { username } }
}

async function numberKindOf(house: House, tx: Transaction, personId: string | null): Promise<'national' | 'bis' | undefined> {
  const number = personId === null ? undefined : await findPresentNumber(tx, personId)
  if (!number) return undefined
  const niss = parseNiss(unsealNiss(house.config.keys, number.personId, number.nissSealed), house.clock.today())
  return niss.ok ? niss.kind : undefined
}

/** Blocked accounts and temporary passwords past their time are answered like wrong ones. */
function isOpen(account: AccountRow, now: Date): boolean {
  if (account.blockedAt !== null) return false
  return !account.passwordIsTemporary || account.passwordExpiresAt === null || account.passwordExpiresAt > now
}
