import { randomInt } from 'node:crypto'
import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { insertAccount, type AccountRow } from '../accounts.repository.ts'
import type { Language, StaffRole } from '../identity.contract.ts'
import { displayNameFrom, usernameFrom } from '../identity.rules.ts'

export type AccountToOpen = {
  kind: 'person' | 'staff'
  /** For persons; the caller holds the person's row locked. */
  personId: string | null
  firstName: string
  lastName: string
  /** The user name is made of these, where the names are not Latin. */
  latinFirstName?: string | null
  latinLastName?: string | null
  email: string
  language: Language
  roles?: StaffRole[]
  createdAt: Date
}

/** More than are ever needed: each try draws four new digits. */
const tries = 20

/**
 * Writes an account without any credential, under a user name made from the person's names; namesakes get four digits
 * behind it, drawn so that thousands of them do not line up for the next free one. A part of the commands that open
 * accounts, inside their transaction.
 */
export async function openAccount(tx: Transaction, given: AccountToOpen): Promise<AccountRow> {
  const { firstName, lastName, latinFirstName, latinLastName, ...values } = given
  const stem = usernameFrom(latinFirstName ?? firstName, latinLastName ?? lastName)
  // Without a name of one's own there is nothing to recognise, so it is numbered from the start.
  const first = stem === 'user' ? numbered(stem) : stem
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const username = attempt === 0 ? first : numbered(stem)
    const displayName = displayNameFrom(firstName, lastName, username)
    const account = await insertAccount(tx, { id: newId(), username, displayName, ...values })
    if (account) return account
  }
  throw new Error('No free user name was found')
}

const numbered = (stem: string): string => `${stem}${randomInt(1000, 10_000)}`
