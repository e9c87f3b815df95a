import type { Transaction } from '#db/client.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockStaffByEmail, lockStaffBySubject, updateAccount, type AccountRow } from '../accounts.repository.ts'
import type { SteppedSession } from '../sign-in/advance-session.command.ts'
import type { AgencyRefusal } from './agency.contract.ts'
import type { AgencyGateway } from './agency.gateway.ts'
import { agencyVerdict, hasBothFactors, type AgencyProof } from './agency.rules.ts'
import { beginSession } from '../sign-in/begin-session.command.ts'
import { agencyTied, signInRefused } from '../identity.events.ts'
import { maySignIn } from '../identity.policy.ts'
import { nobody } from '../identity.rules.ts'
import { issuersOf } from './issuers.ts'
import { isOwnFirstReturn, openPending, type PendingLogin } from './pending-login.ts'

export type FinishAgency = { pending: string | null; query: string }
export type AgencyFinished = { pending: PendingLogin | undefined } & ({ session: SteppedSession } | { refused: AgencyRefusal })

/**
 * Signs in whom the agency's issuer has proven. Only the browser that began may finish, and once. Nobody gets an account
 * by this: it is for who was invited. The issuer is asked before any row is locked.
 */
export async function finishAgency(house: House, actor: Actor, { pending: sealed, query }: FinishAgency): Promise<AgencyFinished> {
  demand(maySignIn(actor))
  const { agency } = issuersOf(house)
  if (!agency) throw notFound()
  const pending = openPending(house, sealed, ['agency'])
  const shown = await ask(house, agency, pending, new URLSearchParams(query))
  return house.transaction(actor, async (tx) => {
    const found = await whose(tx, shown)
    if ('refused' in found) {
      const { account, refused: why } = found
      const subject = { subjectId: account?.id ?? nobody, version: account?.version ?? 1 }
      await recordEvent(tx, signInRefused.of({ ...subject, payload: { step: 'agency', braked: false, why } }))
      return { pending, refused: why }
    }
    const account = found.tie ? await tie(tx, found.account, found.proof.subject) : found.account
    const authMethod = hasBothFactors(found.proof.amr) ? 'agency' : 'agency-alone'
    return { pending, session: await beginSession(house, actor, { account, authMethod }, tx) }
  })
}

async function ask(
  house: House,
  agency: AgencyGateway,
  pending: PendingLogin | undefined,
  query: URLSearchParams,
): Promise<AgencyProof | { refused: AgencyRefusal }> {
  if (!pending || !(await isOwnFirstReturn(house, pending, query))) return { refused: 'expired' }
  const answer = await agency.prove({ redirectUri: pending.redirectUri, query, secrets: pending })
  if (answer.outcome === 'proven') return answer.proof
  if (answer.fault !== undefined) house.log.warn({ why: answer.why, fault: answer.fault }, 'a sign-in at the agency’s issuer failed')
  return { refused: answer.why }
}

type Found = { account: AccountRow; tie: boolean; proof: AgencyProof } | { account: AccountRow | undefined; refused: AgencyRefusal }

/** Whose account it is, locked. */
async function whose(tx: Transaction, shown: AgencyProof | { refused: AgencyRefusal }): Promise<Found> {
  if ('refused' in shown) return { ...shown, account: undefined }
  const bySubject = await lockStaffBySubject(tx, shown.subject)
  const byEmail = bySubject ?? (shown.email === undefined ? undefined : await lockStaffByEmail(tx, shown.email))
  const verdict = agencyVerdict(shown, { bySubject, byEmail })
  return 'refused' in verdict ? verdict : { ...verdict, proof: shown }
}

/** From now on the subject finds the account, and the address no longer does. */
async function tie(tx: Transaction, account: AccountRow, agencySubject: string): Promise<AccountRow> {
  const changed = { agencySubject, version: account.version + 1 }
  await updateAccount(tx, account.id, changed)
  await recordEvent(tx, agencyTied.of({ subjectId: account.id, version: changed.version, payload: {}, changes: ['sign-in'] }))
  return { ...account, ...changed }
}
