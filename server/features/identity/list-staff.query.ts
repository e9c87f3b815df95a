import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { listStaff as listStaffRows } from './accounts.repository.ts'
import { accountsWithPhone } from './factors.repository.ts'
import type { Language, StaffRole } from './identity.contract.ts'
import { mayManageStaff } from './identity.policy.ts'

export type StaffAccount = {
  id: string
  username: string
  name: string
  email: string
  language: Language
  roles: StaffRole[]
  state: 'invited' | 'phone-missing' | 'active' | 'blocked'
}

/** All staff accounts, for whoever looks after them. */
export async function listStaff(house: House, actor: Actor): Promise<StaffAccount[]> {
  demand(mayManageStaff(actor))
  const rows = await listStaffRows(house.db)
  const withPhone = await accountsWithPhone(
    house.db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    username: row.username,
    name: row.displayName,
    email: row.email,
    language: row.language,
    roles: row.roles,
    state: row.blockedAt ? 'blocked' : row.passwordHash === null ? 'invited' : withPhone.has(row.id) ? 'active' : 'phone-missing',
  }))
}
