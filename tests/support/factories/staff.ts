import { newId } from '#db/columns.ts'
import { accounts } from '#db/schema/accounts.ts'
import { phones } from '#db/schema/factors.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { Staff } from '#server/features/actor.ts'
import { sealPhoneSecret } from '#server/features/identity/identity-keys.ts'
import type { Language, StaffRole } from '#server/features/identity/identity.contract.ts'
import { newPhoneSecret } from '#server/features/identity/sign-in/one-time-code.ts'
import { hashPassword } from '#server/platform/crypto/passwords.ts'
import { hashToken, randomToken } from '#server/platform/crypto/tokens.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import type { House } from '#server/platform/house.ts'

export type StaffAccount = {
  id: string
  username: string
  name: string
  email: string
  language: Language
  roles: StaffRole[]
  password: string
  totpSecret: string
}

export type StaffOptions = { roles?: StaffRole[]; language?: Language; name?: string; phoneLinked?: boolean }

/** One password for all staff of the tests: hashing it anew for each would be most of what the tests do. */
export const staffPassword = 'een paard zonder zadel'
let hashed: Promise<string> | undefined
let people = 0

/** Someone of the agency with a password and, unless said otherwise, a linked phone; not signed in. */
export async function staffAccount(house: House, options: StaffOptions = {}): Promise<StaffAccount> {
  const { roles = ['validator'], language = 'nl', phoneLinked = true } = options
  people += 1
  const id = newId()
  const name = options.name ?? `Medewerker ${String(people)}`
  const username = `staff${String(people)}-${id.slice(-6)}`
  const email = `${username}@famhp.example`
  const totpSecret = newPhoneSecret()
  hashed ??= hashPassword(staffPassword)
  await house.db.insert(accounts).values({
    id,
    kind: 'staff',
    username,
    displayName: name,
    email,
    language,
    roles,
    passwordHash: await hashed,
    createdAt: house.clock.now(),
  })
  if (phoneLinked) {
    const now = house.clock.now()
    await house.db
      .insert(phones)
      .values({ accountId: id, secret: sealPhoneSecret(house.config.keys, id, totpSecret), linkedAt: now, createdAt: now })
  }
  return { id, username, name, email, language, roles, password: staffPassword, totpSecret }
}

export type SignedInStaff = {
  /** The whole `Cookie` header. */
  cookie: string
  account: StaffAccount
  /** The same person for commands called directly. */
  actor: Staff
}

/** Someone of the agency, signed in with a session of his own: `Cookie` header, account, actor. */
export async function signedInStaff(house: House, options: StaffOptions = {}): Promise<SignedInStaff> {
  const account = await staffAccount(house, options)
  const now = house.clock.now()
  const token = randomToken()
  const sessionId = newId()
  const expiresAt = new Date(now.getTime() + 12 * 3_600_000)
  const authMethod = 'password+code'
  await house.db.insert(sessions).values({
    id: sessionId,
    tokenHash: hashToken(token),
    accountId: account.id,
    next: 'done',
    authMethod,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
  })
  const { name, language, roles } = account
  const actor: Staff = { kind: 'staff', accountId: account.id, sessionId, name, language, roles, authMethod, expiresAt }
  return { cookie: `${cookieNames(house.config).session}=${token}`, account, actor }
}
