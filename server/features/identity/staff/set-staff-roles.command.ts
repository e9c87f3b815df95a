import { conflict, invalidInput, notFound } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockAccount, lockActiveAdministrators, raiseRights } from '../accounts.repository.ts'
import type { StaffRole } from '../identity.contract.ts'
import { staffRolesChanged } from '../identity.events.ts'
import { mayChangeStaffAccount } from '../identity.policy.ts'
import { keepsAnAdministrator } from '../identity.rules.ts'
import { endSessionsOf } from '../sessions/sessions.repository.ts'

/** `version`: what the caller saw; without one it is changed whatever stood there. */
export type SetStaffRoles = { accountId: string; roles: readonly StaffRole[]; version?: number }

/** Gives someone of the agency other roles. Sessions end, because each carries the rights it began with. */
export async function setStaffRoles(house: House, actor: Actor, input: SetStaffRoles): Promise<void> {
  const roles = [...new Set(input.roles)].sort()
  await house.transaction(actor, async (tx) => {
    const administrators = await lockActiveAdministrators(tx)
    const account = await lockAccount(tx, input.accountId)
    demand(mayChangeStaffAccount(actor, input.accountId))
    if (account?.kind !== 'staff') throw notFound()
    if (input.version !== undefined && input.version !== account.version) throw conflict('changed-meanwhile')
    if (roles.length === 0) throw invalidInput([{ path: 'roles', code: 'required' }])
    if (roles.join() === [...account.roles].sort().join()) return
    if (!roles.includes('administrator') && !keepsAnAdministrator(administrators, account.id)) throw conflict('not-in-this-state')
    await raiseRights(tx, account.id, { roles })
    await endSessionsOf(tx, account.id, 'rights-changed', house.clock.now())
    const version = account.version + 1
    await recordEvent(tx, staffRolesChanged.of({ subjectId: account.id, version, payload: { roles }, changes: ['roles'] }))
  })
}
