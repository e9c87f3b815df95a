import type { Secret } from '../../platform/config.ts'
import { unseal } from '../../platform/crypto/sealed.ts'
import { documentView } from '../documents/find-document.query.ts'
import { maskNiss } from '../identity/niss.rules.ts'
import type { RegistrationFile } from './load-registration-file.query.ts'
import { presentChecks, type NumberCheckRow } from './number-checks.repository.ts'
import { isEditable, isFinal, missingFor, progressOf, statusNow } from './registrations.rules.ts'
import type { NumberCheckView, RegistrationView } from './registrations.contract.ts'

/** What a sealed NISS of a representative is bound to. */
export const representativeNissContext = 'registration-representative-niss'

const text = (at: Date | null | undefined) => at?.toISOString() ?? null

/** What one of our checks says; `---` and nothing mean the register does not disclose it. */
export function numberCheckView(row: NumberCheckRow | undefined): NumberCheckView {
  if (!row)
    return {
      kind: 'not-applicable',
      state: 'not-applicable',
      askedAt: null,
      checkedAt: null,
      name: null,
      address: null,
      consultationNumber: null,
    }
  return {
    kind: row.kind,
    state: row.state,
    askedAt: text(row.askedAt),
    checkedAt: text(row.checkedAt),
    name: row.name,
    address: row.address,
    consultationNumber: row.consultationNumber,
  }
}

export function missingIn(file: RegistrationFile): { path: string; code: string }[] {
  const { number, register } = presentChecks(file.checks)
  return missingFor({
    numberStates: [number?.state ?? 'not-applicable', ...(register ? [register.state] : [])],
    contactEmail: file.row.contactEmail,
    commercialName: file.row.commercialName,
    address: file.row.address,
    proof: file.proof?.state,
    representatives: file.representatives.length,
  })
}

/** The registration as its own applicant sees it. `nissKeys` open the numbers only to mask them. */
export function registrationView(file: RegistrationFile, now: Date, nissKeys: readonly Secret[]): RegistrationView {
  const row = statusNow(file.row, now)
  const { number, register } = presentChecks(file.checks)
  const missing = isEditable(row.status) ? missingIn(file) : []
  const editable = isEditable(row.status)
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    version: row.version,
    language: row.language,
    identification: { country: row.country, vatNumber: row.vatNumber, withoutVatNumber: row.withoutVatNumber, cbeNumber: row.cbeNumber },
    numberCheck: numberCheckView(number),
    registerCheck: register ? numberCheckView(register) : null,
    contact:
      row.contactName === null || row.contactEmail === null
        ? null
        : { name: row.contactName, email: row.contactEmail, telephone: row.contactTelephone, confirmedAt: text(row.contactConfirmedAt) },
    company: companyView(file),
    establishmentUnits: file.units.map(({ id, name, address }) => ({ id, name, address })),
    legalRepresentatives: file.representatives.map((one) => ({
      id: one.id,
      kind: 'person',
      nissMasked: one.nissSealed === null ? null : maskNiss(unseal(nissKeys, representativeNissContext, one.nissSealed)),
      firstName: one.firstName,
      lastName: one.lastName,
      sex: one.sex,
      birthDate: one.birthOn,
      birthCountry: one.birthCountry,
      email: one.email,
      nissState: one.personId === null ? null : (file.nissStates.get(one.personId) ?? null),
    })),
    proof: file.proof ? documentView(file.proof) : null,
    progress: progressOf({
      status: row.status,
      createdAt: row.createdAt,
      submittedAt: row.submittedAt,
      claimedUntil: row.claimedUntil,
      decidedAt: row.decidedAt,
      numberState: number?.state ?? 'not-applicable',
      numberCheckedAt: number?.checkedAt ?? null,
      missing: missing.length,
      nissStates: [...file.nissStates.values()],
    }).map((step) => ({ ...step, at: text(step.at) })),
    missing,
    remarks: row.status === 'correction-asked' || row.status === 'refused' ? row.decisionReasons : [],
    createdAt: row.createdAt.toISOString(),
    savedAt: row.touchedAt.toISOString(),
    submittedAt: text(row.submittedAt),
    decidedAt: text(row.decidedAt),
    expiresAt: isFinal(row.status) ? null : text(row.accessExpiresAt),
    abilities: editable
      ? ['edit', 'replaceProof', ...(missing.length === 0 ? (['submit'] as const) : []), ...contactAbility(file)]
      : contactAbility(file),
  }
}

function contactAbility({ row }: RegistrationFile): ['confirmContact'] | [] {
  return row.contactEmail !== null && row.contactConfirmedAt === null && !isFinal(row.status) ? ['confirmContact'] : []
}

function companyView(file: RegistrationFile): RegistrationView['company'] {
  const { row, company } = file
  if (row.commercialName === null && row.address === null) return null
  return {
    id: company?.id ?? null,
    commercialName: row.commercialName,
    address: row.address,
    cbeNumber: company ? company.cbeNumber : row.cbeNumber,
  }
}
