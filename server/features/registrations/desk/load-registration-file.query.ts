import type { Reader } from '#db/client.ts'
import { findCompanyOfRegistration, type CompanyOfRegistration } from '../../companies/find-company-of-registration.query.ts'
import { currentDocument, type DocumentRow } from '../../documents/find-document.query.ts'
import type { NissState } from '../../identity/identity.contract.ts'
import { nissStatesOf } from '../../identity/persons/niss-states.query.ts'
import { listMailsOfRegistration, type MailOfRegistration } from '../../notifications/list-mails.query.ts'
import type { Scope } from '../../scope.ts'
import { listNumberChecks, type NumberCheckRow } from '../numbers/number-checks.repository.ts'
import { listRepresentatives, listUnits, type RepresentativeRow, type UnitRow } from '../draft/registration-parts.repository.ts'
import { findRegistration, type RegistrationRow } from '../registrations.repository.ts'
import { listVersions, type VersionRow } from '../versions.repository.ts'

/** A registration with everything that hangs on it, as rows: what views and decisions are made from. */
export type RegistrationFile = {
  row: RegistrationRow
  checks: NumberCheckRow[]
  units: UnitRow[]
  representatives: RepresentativeRow[]
  proof: DocumentRow | undefined
  company: CompanyOfRegistration | undefined
  nissStates: ReadonlyMap<string, NissState>
  /** Everything that was sent, newest first. */
  versions: VersionRow[]
  mails: MailOfRegistration[]
}

/** Loads one file; undefined where the scope does not show it. A row that is loaded (and locked) already can be given. */
export async function loadRegistrationFile(
  reader: Reader,
  scope: Scope,
  id: string,
  loaded?: RegistrationRow,
): Promise<RegistrationFile | undefined> {
  // Answers before what they filled in: a file read while one comes in may show it late, never as locked but empty.
  const checks = await listNumberChecks(reader, scope, id)
  const [row, units, representatives, proof, versions, mails] = await Promise.all([
    loaded ?? findRegistration(reader, scope, id),
    listUnits(reader, scope, id),
    listRepresentatives(reader, scope, id),
    currentDocument(reader, 'registration-proof', id),
    listVersions(reader, scope, id),
    listMailsOfRegistration(reader, id),
  ])
  if (!row) return undefined
  const people = representatives.flatMap((one) => (one.personId === null ? [] : [one.personId]))
  const [company, nissStates] = await Promise.all([
    row.companyId === null ? undefined : findCompanyOfRegistration(reader, scope, row.companyId),
    nissStatesOf(reader, people),
  ])
  return { row, checks, units, representatives, proof, company, versions, nissStates, mails }
}
