import type { Reader } from '#db/client.ts'
import { findCompanyOfRegistration, type CompanyOfRegistration } from '../companies/find-company-of-registration.query.ts'
import { currentDocument, type DocumentRow } from '../documents/find-document.query.ts'
import type { NissState } from '../identity/identity.contract.ts'
import { nissStatesOf } from '../identity/niss-states.query.ts'
import type { Scope } from '../scope.ts'
import { listNumberChecks, type NumberCheckRow } from './number-checks.repository.ts'
import { listRepresentatives, listUnits, type RepresentativeRow, type UnitRow } from './registration-parts.repository.ts'
import { findRegistration, type RegistrationRow } from './registrations.repository.ts'

/** A registration with everything that hangs on it, as rows: what views and decisions are made from. */
export type RegistrationFile = {
  row: RegistrationRow
  checks: NumberCheckRow[]
  units: UnitRow[]
  representatives: RepresentativeRow[]
  proof: DocumentRow | undefined
  company: CompanyOfRegistration | undefined
  nissStates: ReadonlyMap<string, NissState>
}

/** Loads one file; undefined where the scope does not show it. A row that is loaded (and locked) already can be given. */
export async function loadRegistrationFile(
  reader: Reader,
  scope: Scope,
  id: string,
  loaded?: RegistrationRow,
): Promise<RegistrationFile | undefined> {
  const row = loaded ?? (await findRegistration(reader, scope, id))
  if (!row) return undefined
  const [checks, units, representatives, proof, company] = await Promise.all([
    listNumberChecks(reader, scope, id),
    listUnits(reader, scope, id),
    listRepresentatives(reader, scope, id),
    currentDocument(reader, 'registration-proof', id),
    row.companyId === null ? undefined : findCompanyOfRegistration(reader, scope, row.companyId),
  ])
  const people = representatives.flatMap((one) => (one.personId === null ? [] : [one.personId]))
  return { row, checks, units, representatives, proof, company, nissStates: await nissStatesOf(reader, people) }
}
