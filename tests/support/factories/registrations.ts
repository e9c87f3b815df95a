import { Readable } from 'node:stream'
import { newId } from '#db/columns.ts'
import { accounts } from '#db/schema/accounts.ts'
import type { Applicant, Staff } from '#server/features/actor.ts'
import { recordDocumentCheck } from '#server/features/documents/record-document-check.command.ts'
import type { StaffRole } from '#server/features/identity/identity.contract.ts'
import { changeRegistration } from '#server/features/registrations/draft/change-registration.command.ts'
import { listNumberChecks, presentChecks } from '#server/features/registrations/numbers/number-checks.repository.ts'
import { putProof } from '#server/features/registrations/proof/put-proof.command.ts'
import { recordNumberAnswer, type NumberAnswer } from '#server/features/registrations/numbers/record-number-answer.command.ts'
import type { RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import { getOwnRegistration } from '#server/features/registrations/show-registration.query.ts'
import { startRegistration } from '#server/features/registrations/draft/start-registration.command.ts'
import { submitRegistration } from '#server/features/registrations/draft/submit-registration.command.ts'
import { everything } from '#server/features/scope.ts'
import type { House } from '#server/platform/house.ts'
import { systemActor } from '#jobs/runtime/define-job.ts'
import { goodPdf } from '../pdfs.ts'

const anonymous = { kind: 'anonymous' } as const
export const aJob = systemActor('a-test')

export const madrid = { street: 'Calle de Alcalá', number: '42', postcode: '28014', city: 'Madrid', country: 'ES' }

export const ana = {
  firstName: 'Ana',
  lastName: 'García Ruiz',
  sex: 'F',
  birthDate: '1980-02-29',
  birthCountry: 'ES',
  email: 'ana.garcia@ortopedia.example',
} as const

/** The n-th Spanish company: `A` and eight digits of which the last one checks the others. */
export function spanishNumber(n: number): string {
  const digits = String(1_000_000 + n).slice(-7)
  const sum = [...digits].reduce((total, digit, place) => {
    const value = Number(digit)
    const doubled = value * 2
    return total + (place % 2 === 0 ? Math.floor(doubled / 10) + (doubled % 10) : value)
  }, 0)
  return `A${digits}${String((10 - (sum % 10)) % 10)}`
}

let people = 0

/** Someone of the agency, fully signed in, with an account of his own. */
export async function staffOf(house: House, roles: StaffRole[] = ['validator']): Promise<Staff> {
  people += 1
  const id = newId()
  const name = `Staff ${String(people)}`
  const username = `staff${String(people)}-${id.slice(-6)}`
  await house.db.insert(accounts).values({
    id,
    kind: 'staff',
    username,
    displayName: name,
    email: `${username}@famhp.example`,
    language: 'nl',
    roles,
    createdAt: house.clock.now(),
  })
  const expiresAt = new Date(house.clock.now().getTime() + 3_600_000)
  return { kind: 'staff', accountId: id, sessionId: newId(), name, language: 'nl', roles, authMethod: 'password-otp', expiresAt }
}

export type StartedRegistration = { id: string; reference: string; version: number; token: string; applicant: Applicant }

/** A Spanish company that has only said who it is. */
export async function startedRegistration(
  house: House,
  input: Partial<Parameters<typeof startRegistration>[2]> = {},
): Promise<StartedRegistration> {
  const begun = await startRegistration(house, anonymous, { country: 'ES', language: 'fr', vatNumber: 'B58378431', ...input })
  const applicant = { kind: 'applicant', registrationId: begun.id, rightsVersion: 1, expiresAt: new Date(Date.now() + 3_600_000) } as const
  return { id: begun.id, reference: begun.reference, version: begun.version, token: begun.accessToken, applicant }
}

/** Everything typed and proved, ready to submit. */
export async function completeRegistration(
  house: House,
  options: { representatives?: Parameters<typeof changeRegistration>[3]['legalRepresentatives']; vatNumber?: string; name?: string } = {},
): Promise<StartedRegistration & { view: RegistrationView }> {
  const started = await startedRegistration(house, options.vatNumber === undefined ? {} : { vatNumber: options.vatNumber })
  await changeRegistration(house, started.applicant, started.id, {
    version: started.version,
    contact: { name: 'Luisa Pérez', email: 'luisa@ortopedia.example' },
    company: { commercialName: options.name ?? 'Ortopedia Alcalá S.L.', address: madrid },
    establishmentUnits: [{ name: 'Almacén', address: madrid }],
    legalRepresentatives: options.representatives ?? [ana],
  })
  const bytes = await goodPdf(['Ortopedia Alcalá S.L.', 'Ana García Ruiz'])
  await putProof(house, started.applicant, started.id, { name: 'extracto.pdf', stream: Readable.from([bytes]) })
  const view = await getOwnRegistration(house, started.applicant, started.id)
  return { ...started, version: view.version, view }
}

export const validAnswer: NumberAnswer = {
  state: 'valid',
  code: null,
  blocked: false,
  name: 'ORTOPEDIA ALCALA SL',
  address: 'CALLE DE ALCALA 42, 28014 MADRID',
  consultationNumber: 'WAPIAAAAW0000001',
  raw: '{}',
}

/** Lets the register answer the newest question about the number. */
export async function answerNumber(house: House, id: string, answer: Partial<NumberAnswer> = {}): Promise<void> {
  const { number } = presentChecks(await listNumberChecks(house.db, everything, id))
  if (!number) throw new Error('This registration has no number check')
  await recordNumberAnswer(house, aJob, number.id, { ...validAnswer, ...answer })
}

/** Sent to the agency, with a number VIES knows and a clean proof: ready to be claimed and approved. */
export async function submittedRegistration(
  house: House,
  options: Parameters<typeof completeRegistration>[1] = {},
): Promise<StartedRegistration> {
  const complete = await completeRegistration(house, options)
  await answerNumber(house, complete.id)
  if (complete.view.proof)
    await recordDocumentCheck(house, aJob, { documentId: complete.view.proof.id, finding: { state: 'clean', pages: 1 } })
  const sent = await submitRegistration(house, complete.applicant, complete.id, complete.version)
  return { ...complete, version: sent.version }
}
