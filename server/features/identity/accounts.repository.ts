import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Reader, Transaction } from '#db/client.ts'
import { accounts, issuedSecrets } from '#db/schema/accounts.ts'
import { personNumbers } from '#db/schema/persons.ts'

export type AccountRow = typeof accounts.$inferSelect
export type NewAccount = typeof accounts.$inferInsert

/** The account a typed name means: a user name in any capitals, or a NISS by its blind indexes, present or replaced (S52). */
export async function findAccountByName(
  db: Reader,
  typed: { username: string } | { nissIndexes: Buffer[] },
): Promise<AccountRow | undefined> {
  const [row] =
    'username' in typed
      ? await db
          .select()
          .from(accounts)
          .where(eq(sql`lower(${accounts.username})`, typed.username))
      : await db
          .select()
          .from(accounts)
          .where(
            inArray(
              accounts.personId,
              db.select({ id: personNumbers.personId }).from(personNumbers).where(inArray(personNumbers.nissIndex, typed.nissIndexes)),
            ),
          )
  return row
}

export const findAccount = (db: Reader, id: string) => oneAccount(db, eq(accounts.id, id))
export const findAccountOfPerson = (db: Reader, personId: string) => oneAccount(db, eq(accounts.personId, personId))

export async function lockAccount(tx: Transaction, id: string): Promise<AccountRow | undefined> {
  const [row] = await tx.select().from(accounts).where(eq(accounts.id, id)).for('update')
  return row
}

export async function lockAccountOfPerson(tx: Transaction, personId: string): Promise<AccountRow | undefined> {
  const [row] = await tx.select().from(accounts).where(eq(accounts.personId, personId)).for('update')
  return row
}

/** All accounts of one address, staff too: several persons may share a mailbox. */
export async function accountsOfAddress(db: Reader, email: string): Promise<AccountRow[]> {
  return db
    .select()
    .from(accounts)
    .where(eq(sql`lower(${accounts.email})`, email))
    .orderBy(accounts.id)
}

/** The staff account of an address. Whoever asks for the same address meanwhile waits, also while there is no row to lock. */
export async function lockStaffByEmail(tx: Transaction, email: string): Promise<AccountRow | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`staff ${email.toLowerCase()}`}, 0))`)
  const isTheirs = and(eq(accounts.kind, 'staff'), eq(sql`lower(${accounts.email})`, email.toLowerCase()))
  const [row] = await tx.select().from(accounts).where(isTheirs).for('update')
  return row
}

/** The staff account that signs in at the agency's own issuer as this subject. */
export async function lockStaffBySubject(tx: Transaction, agencySubject: string): Promise<AccountRow | undefined> {
  const [row] = await tx
    .select()
    .from(accounts)
    .where(and(eq(accounts.kind, 'staff'), eq(accounts.agencySubject, agencySubject)))
    .for('update')
  return row
}

/** Undefined when the user name, the address or the person is taken: the caller tries another or looks again. */
export async function insertAccount(tx: Transaction, row: NewAccount): Promise<AccountRow | undefined> {
  const [inserted] = await tx.insert(accounts).values(row).onConflictDoNothing().returning()
  return inserted
}

/** Changes columns of an account that the caller has locked. */
export async function updateAccount(tx: Transaction, id: string, values: Partial<NewAccount>): Promise<void> {
  await tx.update(accounts).set(values).where(eq(accounts.id, id))
}

/** Makes every session of the account void at once: each carries the version of rights it began with. */
export async function raiseRights(tx: Transaction, id: string, values: Partial<NewAccount> = {}): Promise<void> {
  await tx
    .update(accounts)
    .set({ ...values, rightsVersion: sql`${accounts.rightsVersion} + 1`, version: sql`${accounts.version} + 1` })
    .where(eq(accounts.id, id))
}

export async function listStaff(db: Reader): Promise<AccountRow[]> {
  return db.select().from(accounts).where(eq(accounts.kind, 'staff')).orderBy(accounts.username)
}

/** Accounts of people of companies, by user name; of one user name where it is given, in small letters. */
export async function listPersonAccounts(db: Reader, username: string | undefined): Promise<AccountRow[]> {
  const isNamed = username === undefined ? undefined : eq(sql`lower(${accounts.username})`, username)
  return db
    .select()
    .from(accounts)
    .where(and(eq(accounts.kind, 'person'), isNamed))
    .orderBy(accounts.username)
}

/** Locks all who can look after staff accounts, so that the last two cannot shut each other out at the same time. */
export async function lockActiveAdministrators(tx: Transaction): Promise<{ id: string }[]> {
  return tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.kind, 'staff'), isNull(accounts.blockedAt), sql`'administrator' = any(${accounts.roles})`))
    .orderBy(accounts.id)
    .for('update')
}

async function oneAccount(db: Reader, where: SQL): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(accounts).where(where)
  return row
}

/** The names under which some accounts are shown. */
export async function displayNamesById(db: Reader, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return db
    .select({ id: accounts.id, name: accounts.displayName })
    .from(accounts)
    .where(inArray(accounts.id, [...ids]))
}

/** Whether anything to sign in with was ever made for an account. */
export async function hasCredentials(db: Reader, account: AccountRow): Promise<boolean> {
  if (account.passwordHash !== null) return true
  const rows = await db.select({ id: issuedSecrets.id }).from(issuedSecrets).where(eq(issuedSecrets.accountId, account.id)).limit(1)
  return rows.length > 0
}

/** Takes back an account that never had credentials. */
export async function deleteAccount(tx: Transaction, id: string): Promise<void> {
  await tx.delete(accounts).where(eq(accounts.id, id))
}
