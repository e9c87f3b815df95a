import { notFound } from '../../platform/errors.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { findProfile } from '../profiles/find-profile.query.ts'
import { maySeeOwnCompany, scopeForCompany } from './companies.policy.ts'
import { findCompany, listUnits } from './companies.repository.ts'
import type { OwnCompanyView } from './own-company.contract.ts'

/** The company somebody acts for. A profile that no longer counts shows nothing. */
export async function getOwnCompany(house: House, actor: Actor): Promise<OwnCompanyView> {
  demand(maySeeOwnCompany(actor))
  if (actor.kind !== 'person') throw notFound()
  const scope = scopeForCompany(actor)
  const [company, units, profile] = await Promise.all([
    findCompany(house.db, scope, actor.companyId),
    listUnits(house.db, scope, actor.companyId),
    findProfile(house.db, actor),
  ])
  if (!company || !profile) throw notFound()
  const { id, name, country, address, vatNumber, cbeNumber, cbeState } = company
  return {
    id,
    name,
    country,
    address,
    vatNumber,
    cbeNumber,
    cbeState,
    admittedAt: company.createdAt.toISOString(),
    roles: profile.roles,
    units,
  }
}
