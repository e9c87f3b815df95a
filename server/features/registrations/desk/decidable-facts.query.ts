import type { Reader } from '#db/client.ts'
import type { DocumentState } from '../../documents/documents.contract.ts'
import { isCompanyAdmitted } from '../../companies/is-company-admitted.query.ts'
import type { RegistrationFile } from './load-registration-file.query.ts'
import { presentChecks } from '../numbers/number-checks.repository.ts'
import type { NumberCheckState } from '../registrations.contract.ts'

export type DecidableFacts = { numberStates: NumberCheckState[]; proof: DocumentState | undefined; alreadyAdmitted: boolean }

/** What a decision depends on besides the claim. */
export async function decidableFacts(reader: Reader, file: RegistrationFile): Promise<DecidableFacts> {
  const { number, register } = presentChecks(file.checks)
  const { vatNumber, cbeNumber } = file.row
  return {
    numberStates: [number?.state ?? 'not-applicable', ...(register ? [register.state] : [])],
    proof: file.proof?.state,
    alreadyAdmitted: file.row.companyId === null && (await isCompanyAdmitted(reader, { vatNumber, cbeNumber })),
  }
}
