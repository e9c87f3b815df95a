import type { House } from '../../../platform/house.ts'
import { notFound } from '../../../platform/errors.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { listStaff as listStaffRows, type AccountRow } from '../accounts.repository.ts'
import { accountsWithPhone } from '../factors.repository.ts'
import { mayChangeStaffAccount, mayManageStaff } from '../identity.policy.ts'
import { hasEntered, keepsAnAdministrator } from '../identity.rules.ts'
import { lastSignIns } from '../sessions/own-sessions.repository.ts'
import type { StaffAbility, StaffAccount, StaffState } from './staff.contract.ts'

/** All staff accounts, for whoever looks after them. */
export async function listStaff(house: House, actor: Actor): Promise<StaffAccount[]> {
  demand(mayManageStaff(actor))
  const rows = await listStaffRows(house.db)
  const ids = rows.map((row) => row.id)
  const [withPhone, signIns] = await Promise.all([accountsWithPhone(house.db, ids), lastSignIns(house.db, ids)])
  const administrators = rows.filter((row) => row.blockedAt === null && row.roles.includes('administrator'))
  return rows.map((row) => {
    const state = stateOf(row, withPhone.has(row.id))
    return {
      id: row.id,
      username: row.username,
      name: row.displayName,
      email: row.email,
      language: row.language,
      roles: row.roles,
      state,
      lastSignInAt: signIns.get(row.id)?.toISOString() ?? null,
      version: row.version,
      abilities: mayChangeStaffAccount(actor, row.id).allowed ? abilitiesOf(state, keepsAnAdministrator(administrators, row.id)) : [],
    }
  })
}

/** One of them, as the list shows him. */
export async function showStaff(house: House, actor: Actor, accountId: string): Promise<StaffAccount> {
  const found = (await listStaff(house, actor)).find(({ id }) => id === accountId)
  if (!found) throw notFound()
  return found
}

function stateOf(row: AccountRow, hasPhone: boolean): StaffState {
  if (row.blockedAt !== null) return 'blocked'
  if (!hasEntered(row)) return 'invited'
  return hasPhone || row.agencySubject !== null ? 'active' : 'phone-missing'
}

function abilitiesOf(state: StaffState, maySpare: boolean): StaffAbility[] {
  if (state === 'blocked') return ['unblock']
  return [...(state === 'invited' ? (['inviteAgain'] as const) : []), 'changeRoles', ...(maySpare ? (['block'] as const) : [])]
}
