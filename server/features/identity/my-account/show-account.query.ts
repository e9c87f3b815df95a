import type { House } from '../../../platform/house.ts'
import { HouseError } from '../../../platform/errors.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { AccountView } from './account.contract.ts'
import { mayUseOwnAccount, ownerOf } from './account.policy.ts'
import { accountAbilitiesOf, provenUntil } from './account.rules.ts'
import { findAccount, type AccountRow } from '../accounts.repository.ts'
import { countRecoveryCodes, listPhones, type PhoneRow } from '../factors.repository.ts'
import { unsealNiss } from '../identity-keys.ts'
import { maskNiss } from '../persons/niss.rules.ts'
import { codeSeconds } from '../sign-in/one-time-code.ts'
import { findSessionBegin } from '../sessions/own-sessions.repository.ts'
import { findPresentNumber } from '../persons/persons.repository.ts'
import { passwordChosenAt } from '../sessions/sign-in-history.repository.ts'

/** One's own account as My account shows it. */
export async function showAccount(house: House, actor: Actor): Promise<AccountView> {
  demand(mayUseOwnAccount(actor))
  const { accountId, sessionId } = ownerOf(actor)
  const account = await findAccount(house.db, accountId)
  if (!account) throw new HouseError('not-signed-in')
  const [phones, recoveryCodesLeft, nissMasked, passwordChangedAt, began] = await Promise.all([
    listPhones(house.db, accountId),
    countRecoveryCodes(house.db, accountId),
    maskedNumberOf(house, account),
    account.passwordHash === null ? undefined : passwordChosenAt(house.sql, accountId),
    findSessionBegin(house.db, sessionId),
  ])
  const hasPassword = account.passwordHash !== null
  const proven = began ? provenUntil(began, house.clock.now()) : null
  return {
    name: account.displayName,
    username: account.username,
    nissMasked,
    email: account.email,
    language: account.language,
    phones: phones.map(phoneView),
    recoveryCodesLeft,
    passwordChangedAt: passwordChangedAt?.toISOString() ?? null,
    hasPassword,
    provenUntil: proven?.toISOString() ?? null,
    version: account.version,
    abilities: accountAbilitiesOf({ hasPassword, phones: phones.length }),
  }
}

async function maskedNumberOf(house: House, { personId }: AccountRow): Promise<string | null> {
  const number = personId === null ? undefined : await findPresentNumber(house.db, personId)
  return number && personId !== null ? maskNiss(unsealNiss(house.config.keys, personId, number.nissSealed)) : null
}

function phoneView({ id, linkedAt, createdAt, lastStep }: PhoneRow): AccountView['phones'][number] {
  const lastUsedAt = lastStep === null ? null : new Date(lastStep * codeSeconds * 1000).toISOString()
  return { id, linkedAt: (linkedAt ?? createdAt).toISOString(), lastUsedAt }
}
