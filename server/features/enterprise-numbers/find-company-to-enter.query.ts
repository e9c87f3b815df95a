import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { Address } from '../companies/companies.contract.ts'
import { maySystemAnswer } from './enterprise-numbers.policy.ts'
import { findRequest } from './enterprise-numbers.repository.ts'

export type CompanyToEnter = {
  name: string
  country: string
  foreignNumber: string | null
  legalForm: string | null
  address: Address
}

/** What the company register is told of a company the desk stands behind; undefined once it has answered. */
export async function findCompanyToEnter(house: House, actor: Actor, requestId: string): Promise<CompanyToEnter | undefined> {
  demand(maySystemAnswer(actor))
  const row = await findRequest(house.db, requestId)
  if (row?.status !== 'accepted') return undefined
  const { name, country, foreignNumber, legalForm, address } = row
  return { name, country, foreignNumber, legalForm, address }
}
