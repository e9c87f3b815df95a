import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { listPersonAccounts as listRows } from './accounts.repository.ts'
import { accountsWithPhone } from './factors.repository.ts'
import { maySystemKeepIdentity } from './identity.policy.ts'
import type { StaffState } from './staff/staff.contract.ts'

export type PersonAccount = { id: string; username: string; name: string; email: string; state: StaffState }

/** Accounts of people of companies, for operators: all, or the one of a user name. No number is asked for, and none told. */
export async function listPersonAccounts(house: House, actor: Actor, username?: string): Promise<PersonAccount[]> {
  demand(maySystemKeepIdentity(actor))
  const rows = await listRows(house.db, username?.toLowerCase())
  const withPhone = await accountsWithPhone(
    house.db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    username: row.username,
    name: row.displayName,
    email: row.email,
    state: row.blockedAt ? 'blocked' : row.passwordHash === null ? 'invited' : withPhone.has(row.id) ? 'active' : 'phone-missing',
  }))
}
