import { newId } from '#db/columns.ts'
import { phones } from '#db/schema/factors.ts'
import { accounts } from '#db/schema/accounts.ts'
import { personNumbers } from '#db/schema/persons.ts'
import { sessions } from '#db/schema/sessions.ts'
import { deriveToken, hashToken, randomToken } from '#server/platform/crypto/tokens.ts'
import { nissIndex, sealNiss, sealPhoneSecret } from '#server/features/identity/identity-keys.ts'
import { newPhoneSecret } from '#server/features/identity/sign-in/one-time-code.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import { eq } from 'drizzle-orm'
import type { Client } from '#tests/support/client.ts'
import { personSession } from '#tests/support/factories/sessions.ts'
import { signedInStaff, staffAccount, staffPassword, type StaffOptions } from '#tests/support/factories/staff.ts'
import type { TestHouse } from '#tests/support/house.ts'

type World = { house: TestHouse; browser(): Client }

export type Owner = {
  accountId: string
  username: string
  email: string
  password: string
  totpSecret: string
  sessionId: string
  browser: Client
}

/** Someone of the agency, just signed in. */
export async function staffOwner(world: World, options: StaffOptions = {}): Promise<Owner> {
  const { account, actor, cookie } = await signedInStaff(world.house, options)
  const { id: accountId, username, email, password, totpSecret } = account
  return {
    accountId,
    username,
    email,
    password,
    totpSecret,
    sessionId: actor.sessionId,
    browser: holding(world, cookie.split('=')[1] ?? ''),
  }
}

/** Someone of a company with NISS, password and phone, just signed in. */
export async function personOwner(world: World, digits = '79480208210'): Promise<Owner> {
  const { house } = world
  const { keys } = house.config
  const { accountId, sessionId, token } = await personSession(house)
  const totpSecret = newPhoneSecret()
  const now = house.clock.now()
  // The password of all staff of the tests: hashed once.
  const { id } = await staffAccount(house)
  const [hashed] = await house.db.select({ passwordHash: accounts.passwordHash }).from(accounts).where(eq(accounts.id, id))
  const [account] = await house.db
    .update(accounts)
    .set({ passwordHash: hashed?.passwordHash })
    .where(eq(accounts.id, accountId))
    .returning()
  if (!account?.personId) throw new Error('This account has no person')
  await house.db.insert(phones).values({ accountId, secret: sealPhoneSecret(keys, accountId, totpSecret), linkedAt: now, createdAt: now })
  await house.db.insert(personNumbers).values({
    personId: account.personId,
    nissSealed: sealNiss(keys, account.personId, digits),
    nissIndex: nissIndex(keys, digits),
    register: 'bis',
    issuedAt: now,
  })
  const { username, email } = account
  return { accountId, username, email, password: staffPassword, totpSecret, sessionId, browser: holding(world, token) }
}

/** Another session of the same owner, in a browser of its own. */
export async function anotherSession(world: World, accountId: string): Promise<{ id: string; browser: Client; token: string }> {
  const { house } = world
  const [id, token, now] = [newId(), randomToken(), house.clock.now()]
  const expiresAt = new Date(now.getTime() + 12 * 3_600_000)
  await house.db.insert(sessions).values({
    id,
    tokenHash: hashToken(token),
    accountId,
    next: 'done',
    companyId: await companyOf(world, accountId),
    authMethod: 'password+code',
    ip: '192.0.2.7',
    browser: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
  })
  return { id, token, browser: holding(world, token) }
}

/** The company his other sessions act for; staff have none. */
async function companyOf({ house }: World, accountId: string): Promise<string | null> {
  const [row] = await house.sql<{ id: string | null }[]>`select company_id as id from sessions where account_id = ${accountId} limit 1`
  return row?.id ?? null
}

function holding(world: World, token: string): Client {
  const browser = world.browser()
  browser.cookies.set(cookieNames(world.house.config).session, token)
  return browser
}

/** The token that the newest mail about another address carries. */
export async function emailToken({ house }: World, accountId: string): Promise<string> {
  const [issue] = await house.sql<{ id: string; keyId: string }[]>`
    select id, key_id as "keyId" from issued_secrets where account_id = ${accountId} and purpose = 'email-change'
    order by created_at desc, id desc limit 1`
  if (!issue) throw new Error('No address was asked for')
  return deriveToken(house.config.keys.credential, 'email-change', issue.id, issue.keyId).token
}
