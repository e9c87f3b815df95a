import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { everything } from '../scope.ts'
import type { Address } from './companies.contract.ts'
import { maySystemNumber } from './companies.policy.ts'
import { findCompany } from './companies.repository.ts'

export type UnnumberedCompany = { name: string; country: string; foreignNumber: string | undefined; address: Address }

/** What the register is told of a company that still needs an enterprise number; undefined when it has one. */
export async function findUnnumberedCompany(house: House, actor: Actor, companyId: string): Promise<UnnumberedCompany | undefined> {
  demand(maySystemNumber(actor))
  const row = await findCompany(house.db, everything, companyId)
  if (!row || row.cbeNumber !== null) return undefined
  return { name: row.name, country: row.country, foreignNumber: row.vatNumber ?? undefined, address: row.address }
}
