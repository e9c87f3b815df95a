import type { CompanyRole } from '../companies/companies.contract.ts'
import { rolesWithProfile, type Profile, type ProfileReason, type WaitingTie } from './profiles.contract.ts'

/** What ties a person to a company, and what he said to it. */
export type TieFacts = {
  id: string
  companyId: string
  organisation: string
  country: string
  cbeNumber: string | null
  role: CompanyRole
  createdAt: Date
  acceptedAt: Date | null
  refusedAt: Date | null
}

const isAccepted = (tie: TieFacts) => tie.acceptedAt !== null && tie.refusedAt === null
export const isWaiting = (tie: Pick<TieFacts, 'acceptedAt' | 'refusedAt'>) => tie.acceptedAt === null && tie.refusedAt === null
const givesProfile = (tie: TieFacts) => isAccepted(tie) && rolesWithProfile.includes(tie.role)

/** The organisations a person may act for: one entry a company, with all he is there. */
export function profilesOf(ties: readonly TieFacts[]): Profile[] {
  const companies = [...new Set(ties.filter(givesProfile).map((tie) => tie.companyId))]
  return companies.flatMap((companyId) => {
    const own = ties.filter((tie) => tie.companyId === companyId && isAccepted(tie))
    const [first] = own
    if (!first) return []
    return [{ id: companyId, organisation: first.organisation, cbeNumber: first.cbeNumber, roles: own.map((tie) => tie.role) }]
  })
}

/** The companies that wait for an answer, the oldest first. */
export function waitingTies(ties: readonly TieFacts[]): WaitingTie[] {
  return ties
    .filter(isWaiting)
    .map(({ id, organisation, country, role, createdAt }) => ({ id, organisation, country, role, namedAt: createdAt.toISOString() }))
}

/** Why there is nothing to choose (Manual FR FAQ 13, S137); the nearest thing he can do himself comes first. */
export function profileReason(ties: readonly TieFacts[]): ProfileReason | undefined {
  if (ties.some(givesProfile)) return undefined
  if (ties.some(isWaiting)) return 'tie-waiting'
  if (ties.some(isAccepted)) return 'no-right'
  return ties.length > 0 ? 'tie-refused' : 'not-named'
}
