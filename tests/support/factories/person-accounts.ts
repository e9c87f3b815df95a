import { newId } from '#db/columns.ts'
import { accounts } from '#db/schema/accounts.ts'
import { phones } from '#db/schema/factors.ts'
import { persons } from '#db/schema/persons.ts'
import { sealPhoneSecret } from '#server/features/identity/identity-keys.ts'
import type { Language } from '#server/features/identity/identity.contract.ts'
import { newPhoneSecret } from '#server/features/identity/sign-in/one-time-code.ts'
import { hashPassword } from '#server/platform/crypto/passwords.ts'
import type { House } from '#server/platform/house.ts'

export type PersonAccount = {
  id: string
  personId: string
  username: string
  name: string
  email: string
  language: Language
  password: string
  totpSecret: string
}
export type PersonAccountOptions = { name?: [string, string]; email?: string; language?: Language; password?: 'own' | 'temporary' | 'none' }

/** One password for all persons of the tests. */
export const personPassword = 'vijf gele parasols'
let hashed: Promise<string> | undefined

/** Someone of a company with a password of his own and a linked phone, not signed in. */
export async function personAccount(house: House, options: PersonAccountOptions = {}): Promise<PersonAccount> {
  const { name: [firstName, lastName] = ['Ana', 'García'], language = 'fr', password = 'own' } = options
  const [id, personId] = [newId(), newId()]
  const username = `person-${id.slice(-10)}`
  const email = options.email ?? `${username}@company.example`
  const createdAt = house.clock.now()
  hashed ??= hashPassword(personPassword)
  await house.db.insert(persons).values({
    id: personId,
    firstName,
    lastName,
    sex: 'F',
    birthOn: '1980-02-29',
    birthCountry: 'ES',
    nissState: 'issued',
    createdAt,
  })
  await house.db.insert(accounts).values({
    id,
    kind: 'person',
    personId,
    username,
    displayName: `${firstName} ${lastName}`,
    email,
    language,
    passwordHash: password === 'none' ? null : await hashed,
    passwordIsTemporary: password === 'temporary',
    passwordExpiresAt: password === 'temporary' ? new Date(createdAt.getTime() + 72 * 3_600_000) : null,
    createdAt,
  })
  const totpSecret = newPhoneSecret()
  if (password === 'own') {
    const secret = sealPhoneSecret(house.config.keys, id, totpSecret)
    await house.db.insert(phones).values({ accountId: id, secret, linkedAt: createdAt, createdAt })
  }
  return { id, personId, username, name: `${firstName} ${lastName}`, email, language, password: personPassword, totpSecret }
}
