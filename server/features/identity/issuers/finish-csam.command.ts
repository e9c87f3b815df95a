import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { findAccountByName, lockAccount, type AccountRow } from '../accounts.repository.ts'
import type { SteppedSession } from '../sign-in/advance-session.command.ts'
import { beginSession } from '../sign-in/begin-session.command.ts'
import { csamMeans, type CsamMeans, type CsamRefusal } from './csam.contract.ts'
import { csamVerdict } from './csam.rules.ts'
import { nissIndexes } from '../identity-keys.ts'
import { signInRefused } from '../identity.events.ts'
import { maySignIn } from '../identity.policy.ts'
import { nobody } from '../identity.rules.ts'
import { issuersOf } from './issuers.ts'
import { parseNiss } from '../persons/niss.rules.ts'
import { isOwnFirstReturn, openPending, type PendingLogin } from './pending-login.ts'

export type FinishCsam = { pending: string | null; query: string }
type CsamPending = PendingLogin & { means: CsamMeans }
export type CsamFinished = { pending: CsamPending | undefined } & ({ session: SteppedSession } | { refused: CsamRefusal })

type Finding = { account: AccountRow | undefined } & ({ method: CsamMeans } | { refused: CsamRefusal })

/**
 * Signs in whom CSAM has proven. Only the browser that began may finish, and once: what it holds and what it brings back
 * must be of one sign-in. The person is found by the number, present or replaced, and never by the name. CSAM is asked
 * before any row is locked.
 */
export async function finishCsam(house: House, actor: Actor, { pending: sealed, query }: FinishCsam): Promise<CsamFinished> {
  demand(maySignIn(actor))
  const pending = openPending(house, sealed, csamMeans)
  const found = await find(house, pending, new URLSearchParams(query))
  return house.transaction(actor, async (tx) => {
    const account = found.account && (await lockAccount(tx, found.account.id))
    const isOpen = account !== undefined && account.blockedAt === null
    if ('method' in found && isOpen) {
      return { pending, session: await beginSession(house, actor, { account, authMethod: found.method }, tx) }
    }
    const why = 'refused' in found ? found.refused : 'blocked'
    const subject = { subjectId: account?.id ?? nobody, version: account?.version ?? 1 }
    await recordEvent(tx, signInRefused.of({ ...subject, payload: { step: 'csam', braked: false, why } }))
    return { pending, refused: why }
  })
}

async function find(house: House, pending: CsamPending | undefined, query: URLSearchParams): Promise<Finding> {
  if (!pending || !(await isOwnFirstReturn(house, pending, query))) return { account: undefined, refused: 'expired' }
  const answer = await issuersOf(house).csam.prove({ redirectUri: pending.redirectUri, query, secrets: pending })
  if (answer.outcome === 'refused') {
    if (answer.fault !== undefined) house.log.warn({ why: answer.why, fault: answer.fault }, 'a sign-in by CSAM failed')
    return { account: undefined, refused: answer.why }
  }
  const niss = parseNiss(answer.proof.nationalNumber, house.clock.today())
  const account = niss.ok ? await findAccountByName(house.db, { nissIndexes: nissIndexes(house.config.keys, niss.digits) }) : undefined
  const verdict = csamVerdict(pending.means, answer.proof)
  if (!verdict.accepted) return { account, refused: verdict.why }
  return account ? { account, method: verdict.method } : { account, refused: 'unknown-person' }
}
