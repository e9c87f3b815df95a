import { newId } from '#db/columns.ts'
import { accounts } from '#db/schema/accounts.ts'
import { sessions } from '#db/schema/sessions.ts'
import { admitPerson } from '#server/features/identity/persons/admit-person.command.ts'
import type { StaffRole } from '#server/features/identity/identity.contract.ts'
import { hashToken, randomToken } from '#server/platform/crypto/tokens.ts'
import type { House } from '#server/platform/house.ts'
import { inParallel } from './until.ts'

/** A word of letters for a number: names in the registers hold no digits, and each person needs a name of his own. */
export function wordFor(n: number): string {
  const letters = [...String(n)].map((digit) => 'abcdefghij'[Number(digit)] ?? 'a').join('')
  return `Z${letters}`
}

/** The address of the n-th person. */
export const emailOf = (n: number): string => `person-${String(n)}@faults.example`

/**
 * Admits persons as an approval does, one transaction each: a number is asked for, then credentials are mailed. Each is
 * somebody else for the BIS register.
 */
export async function admitPeople(house: House, numbers: readonly number[]): Promise<void> {
  await inParallel(numbers, 8, async (n) => {
    await admitPerson(
      house,
      { kind: 'system', job: 'faults' },
      {
        registrationId: null,
        companyId: newId(),
        language: 'en',
        email: emailOf(n),
        representative: {
          firstName: 'Ada',
          lastName: wordFor(n),
          sex: n % 2 === 0 ? 'F' : 'M',
          birthDate: `${String(1950 + (n % 50))}-0${String(1 + (n % 9))}-1${String(n % 10)}`,
          birthCountry: 'ES',
        },
      },
    )
  })
}

export type Colleague = { accountId: string; token: string }

/** Someone of the agency with an open session, as signing in leaves it. */
export async function signedInColleague(house: House, roles: StaffRole[] = ['validator']): Promise<Colleague> {
  const accountId = newId()
  const token = randomToken()
  const now = house.clock.now()
  const username = `colleague-${accountId.slice(-8)}`
  await house.db.insert(accounts).values({
    id: accountId,
    kind: 'staff',
    username,
    displayName: username,
    email: `${username}@famhp.example`,
    language: 'nl',
    roles,
    createdAt: now,
  })
  await house.db.insert(sessions).values({
    id: newId(),
    tokenHash: hashToken(token),
    accountId,
    next: 'done',
    authMethod: 'password+code',
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 3_600_000),
  })
  return { accountId, token }
}

/** The `Cookie` header that shows this session to the server on that address; the name holds the port. */
export function cookieFor(url: string, token: string): string {
  const { port } = new URL(url)
  return `famhp_session${port === '3000' ? '' : `_${port}`}=${token}`
}
