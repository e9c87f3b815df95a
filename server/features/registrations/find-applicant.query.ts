import { hashToken } from '../../platform/crypto/tokens.ts'
import type { House } from '../../platform/house.ts'
import type { Applicant } from '../actor.ts'
import { findByAccessToken } from './registrations.repository.ts'

/** Whom a registration's token or cookie speaks for; undefined when it is unknown or over. */
export async function findApplicant(house: House, token: string): Promise<Applicant | undefined> {
  const row = await findByAccessToken(house.db, hashToken(token), house.clock.now())
  return row && { kind: 'applicant', registrationId: row.id, rightsVersion: row.rightsVersion, expiresAt: row.accessExpiresAt }
}
