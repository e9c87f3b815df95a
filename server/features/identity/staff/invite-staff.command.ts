import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { deriveToken, hashToken } from '../../../platform/crypto/tokens.ts'
import { conflict, invalidInput } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { lockStaffByEmail, updateAccount, type AccountRow } from '../accounts.repository.ts'
import type { Language, StaffRole } from '../identity.contract.ts'
import { staffInvited } from '../identity.events.ts'
import { mayManageStaff } from '../identity.policy.ts'
import { hasEntered, hoursAfter, invitationHours, invitationPurpose } from '../identity.rules.ts'
import { insertIssue, voidIssuesOf } from '../credentials/issued-secrets.repository.ts'
import { openAccount } from '../credentials/open-account.ts'

export type InviteStaff = { email: string; firstName: string; lastName: string; language: Language; roles: readonly StaffRole[] }
export type InvitedStaff = { accountId: string; username: string; issueId: string }

/**
 * Invites someone of the agency. No password ever travels: the mailed link opens a page where the first one is chosen.
 * Inviting again someone who has not accepted yet makes the earlier link void.
 */
export async function inviteStaff(house: House, actor: Actor, input: InviteStaff, within?: Transaction): Promise<InvitedStaff> {
  return house.transaction(
    actor,
    async (tx) => {
      const known = await lockStaffByEmail(tx, input.email)
      demand(mayManageStaff(actor))
      if (input.roles.length === 0) throw invalidInput([{ path: 'roles', code: 'required' }])
      if (known && hasEntered(known)) throw conflict('not-in-this-state')
      const account = known ? await changedInvitation(tx, known, input) : await newStaff(house, tx, input)
      const issueId = await issueInvitation(house, tx, account)
      const payload = { issueId, roles: [...input.roles] }
      await recordEvent(tx, staffInvited.of({ subjectId: account.id, version: account.version, payload }))
      return { accountId: account.id, username: account.username, issueId }
    },
    within,
  )
}

/** Writes a link's issue and makes earlier ones void; the link itself is derived when it is mailed. */
export async function issueInvitation(house: House, tx: Transaction, account: Pick<AccountRow, 'id'>): Promise<string> {
  const issueId = newId()
  const { keyId, token } = deriveToken(house.config.keys.credential, invitationPurpose, issueId)
  const now = house.clock.now()
  await insertIssue(tx, {
    id: issueId,
    purpose: invitationPurpose,
    accountId: account.id,
    keyId,
    secretHash: hashToken(token),
    createdAt: now,
    expiresAt: hoursAfter(now, invitationHours),
  })
  await voidIssuesOf(tx, account.id, invitationPurpose, now, issueId)
  return issueId
}

async function newStaff(house: House, tx: Transaction, input: InviteStaff): Promise<AccountRow> {
  const { roles, ...names } = input
  return openAccount(tx, { kind: 'staff', personId: null, roles: [...roles], createdAt: house.clock.now(), ...names })
}

async function changedInvitation(tx: Transaction, known: AccountRow, input: InviteStaff): Promise<AccountRow> {
  const displayName = `${input.firstName} ${input.lastName}`.trim() || known.displayName
  const changes = { displayName, language: input.language, roles: [...input.roles], version: known.version + 1 }
  await updateAccount(tx, known.id, changes)
  return { ...known, ...changes }
}
