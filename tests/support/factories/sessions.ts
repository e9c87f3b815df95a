import { newId } from '#db/columns.ts'
import { accounts } from '#db/schema/accounts.ts'
import { companies, companyPersons } from '#db/schema/companies.ts'
import { persons } from '#db/schema/persons.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { CompanyRole } from '#server/features/companies/companies.contract.ts'
import type { SignInStep, StaffRole } from '#server/features/identity/identity.contract.ts'
import { hashToken, randomToken } from '#server/platform/crypto/tokens.ts'
import { cookieNames } from '#server/platform/http/cookies.ts'
import type { House } from '#server/platform/house.ts'
import { staffOf } from './registrations.ts'

export type Session = { accountId: string; sessionId: string; token: string; cookieName: string }

/** Someone of the agency with an open session, as signing in would leave it; with `next` half-way through. */
export async function staffSession(
  house: House,
  { roles = ['validator'], next = 'done' }: { roles?: StaffRole[]; next?: SignInStep } = {},
): Promise<Session> {
  const { accountId } = await staffOf(house, roles)
  return sessionOf(house, accountId, next)
}

/** Someone of a company with an open session: its legal representative, signed in for it unless `next` says otherwise. */
export async function personSession(
  house: House,
  { next = 'done' }: { next?: SignInStep } = {},
): Promise<Session & { personId: string; companyId: string }> {
  const personId = newId()
  const accountId = newId()
  const createdAt = house.clock.now()
  const name = `person-${accountId.slice(-8)}`
  await house.db.insert(persons).values({
    id: personId,
    firstName: 'Ana',
    lastName: 'García',
    sex: 'F',
    birthOn: '1980-02-29',
    birthCountry: 'ES',
    nissState: 'issued',
    createdAt,
  })
  await house.db.insert(accounts).values({
    id: accountId,
    kind: 'person',
    personId,
    username: name,
    displayName: 'Ana García',
    email: `${name}@company.example`,
    language: 'fr',
    createdAt,
  })
  const companyId = await admittedCompany(house, `Ejemplo ${name}`)
  await tie(house, { companyId, personId, acceptedAt: createdAt })
  return { personId, companyId, ...(await sessionOf(house, accountId, next, next === 'done' ? companyId : null)) }
}

/** A company as an approval leaves it. */
export async function admittedCompany(house: House, name: string): Promise<string> {
  const id = newId()
  const createdAt = house.clock.now()
  const address = { street: 'Calle Mayor', number: '1', city: 'Madrid', country: 'ES' }
  await house.db
    .insert(companies)
    .values({ id, name, country: 'ES', address, cbeState: 'asked', language: 'fr', registrationId: newId(), createdAt })
  return id
}

type NewTie = { companyId: string; personId: string; acceptedAt?: Date | null; role?: CompanyRole }

/** What a person is for a company; without `acceptedAt` it waits for his answer. */
export async function tie(
  house: House,
  { companyId, personId, acceptedAt = null, role = 'legal-representative' }: NewTie,
): Promise<string> {
  const id = newId()
  const createdAt = house.clock.now()
  await house.db.insert(companyPersons).values({ id, companyId, personId, role, email: 'ties@company.example', acceptedAt, createdAt })
  return id
}

async function sessionOf(house: House, accountId: string, next: SignInStep, companyId: string | null = null): Promise<Session> {
  const sessionId = newId()
  const token = randomToken()
  const now = house.clock.now()
  await house.db.insert(sessions).values({
    id: sessionId,
    tokenHash: hashToken(token),
    accountId,
    next,
    companyId,
    authMethod: 'password-otp',
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 3_600_000),
  })
  return { accountId, sessionId, token, cookieName: cookieNames(house.config).session }
}
