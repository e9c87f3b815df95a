import { inArray } from 'drizzle-orm'
import { accounts } from '#db/schema/accounts.ts'
import { phones } from '#db/schema/factors.ts'
import { newId } from '../columns.ts'
import type { Database } from '../client.ts'
import { demoStaff, type DemoPerson } from './staff.ts'

export type DemoCredentials = { password: string; totpSecret: string }

/** A line of `DATA_DIR/demo-accounts.json`. Staff have no company. */
export type DemoAccount = {
  role: DemoPerson['role']
  name: string
  username: string
  password: string
  /** Base32; already linked. */
  totpSecret: string
  language: DemoPerson['language']
  company: null
}

export type DemoSeeding = {
  now: Date
  /** The same for a user name in every run on the same keys, so that nothing of it has to be kept in the clear. */
  credentialsOf(username: string): DemoCredentials
  hashPassword(password: string): Promise<string>
  sealPhoneSecret(accountId: string, secret: string): Buffer
}

/**
 * Makes the demo's staff once, with a password and a linked phone each; a second start finds them and leaves them as
 * they are. Not an act of anybody, so without events: the demo's trail begins with what its visitors do.
 */
export async function seedDemo(db: Database, seeding: DemoSeeding): Promise<{ accounts: DemoAccount[]; made: number }> {
  const usernames = demoStaff.map((person) => person.username)
  const rows = await db.select({ username: accounts.username }).from(accounts).where(inArray(accounts.username, usernames))
  const known = new Set(rows.map((row) => row.username))
  const listed: DemoAccount[] = []
  for (const person of demoStaff) {
    const { role, name, username, language } = person
    const credentials = seeding.credentialsOf(username)
    if (!known.has(username)) await makeAccount(db, person, credentials, seeding)
    listed.push({ role, name, username, ...credentials, language, company: null })
  }
  return { accounts: listed, made: demoStaff.length - known.size }
}

async function makeAccount(db: Database, person: DemoPerson, credentials: DemoCredentials, seeding: DemoSeeding): Promise<void> {
  const { username, name, email, language, role } = person
  const id = newId()
  const passwordHash = await seeding.hashPassword(credentials.password)
  const { now } = seeding
  const secret = seeding.sealPhoneSecret(id, credentials.totpSecret)
  await db.transaction(async (tx) => {
    const made = await tx
      .insert(accounts)
      .values({
        id,
        kind: 'staff',
        username,
        displayName: name,
        email,
        language,
        roles: [role],
        passwordHash,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: accounts.id })
    if (made.length === 0) return
    await tx.insert(phones).values({ accountId: id, secret, linkedAt: now, createdAt: now })
  })
}
