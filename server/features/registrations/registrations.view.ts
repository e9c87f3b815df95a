import type { Secret } from '../../platform/config.ts'
import { unseal } from '../../platform/crypto/sealed.ts'
import { documentView } from '../documents/find-document.query.ts'
import { maskNiss } from '../identity/persons/niss.rules.ts'
import type { RegistrationFile } from './desk/load-registration-file.query.ts'
import { mayBeSentAgain } from './mails/mail-again.rules.ts'
import { presentChecks, type NumberCheckRow } from './numbers/number-checks.repository.ts'
import { factsThatCount, lockedPaths, registerFaults } from './numbers/register-facts.rules.ts'
import type { RepresentativeRow } from './draft/registration-parts.repository.ts'
import { mailsToSendAgain } from './story/registration-story.contract.ts'
import { isEditable, isFinal, isWithdrawable, missingFor, progressOf, statusNow } from './registrations.rules.ts'
import { roundForApplicant } from './round.view.ts'
import type { NumberCheckView, RegistrationView, RepresentativeView } from './registrations.contract.ts'

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
    numberPath: number?.kind === 'kbo' ? 'identification.cbeNumber' : 'identification.vatNumber',
    contactEmail: file.row.contactEmail,
    commercialName: file.row.commercialName,
    address: file.row.address,
    proof: file.proof?.state,
    representatives: file.representatives.length,
  })
}

/** The registration as its own applicant sees it. `nissKeys` open the numbers only to mask them. */
export function registrationView(file: RegistrationFile, now: Date, nissKeys: readonly Secret[]): RegistrationView {
  const view = viewOfRows(file, now, nissKeys)
  return { ...view, ...roundForApplicant(view, { reasons: file.row.decisionReasons, versions: file.versions }) }
}

function viewOfRows(file: RegistrationFile, now: Date, nissKeys: readonly Secret[]): Omit<RegistrationView, 'remarks' | 'changes'> {
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
    establishmentUnits: file.units.map(({ id, number: own, name, address }) => ({ id, number: own, name, address })),
    fromRegister: fromRegisterView(file),
    legalRepresentatives: file.representatives.map((one) => representativeView(one, file.nissStates, nissKeys)),
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
    mails: mailsView(file, now),
    createdAt: row.createdAt.toISOString(),
    savedAt: row.touchedAt.toISOString(),
    submittedAt: text(row.submittedAt),
    decidedAt: text(row.decidedAt),
    expiresAt: isFinal(row.status) ? null : text(row.accessExpiresAt),
    abilities: [
      ...(editable ? (['edit', 'replaceProof'] as const) : []),
      ...(editable && missing.length === 0 ? (['submit'] as const) : []),
      ...contactAbility(file),
      ...(isWithdrawable(row.status) ? (['withdraw'] as const) : []),
    ],
  }
}

/** What the register filled in and locks. A file that was sent before the register answered is as it was typed. */
function fromRegisterView({ row, checks, units }: RegistrationFile): RegistrationView['fromRegister'] {
  const known = factsThatCount(row, checks)
  if (!known) return null
  const company =
    row.commercialName !== null && row.address !== null ? { commercialName: row.commercialName, address: row.address } : undefined
  const asRegistered = registerFaults(known.facts, units, { company, establishmentUnits: units }).length === 0
  if (!isEditable(row.status) && !asRegistered) return null
  return { fields: lockedPaths(known.facts, units), at: text(known.at), replaced: known.facts.replaced ?? null }
}

/** A person, or a company with the person who stands for it; numbers masked. */
export function representativeView(
  row: RepresentativeRow,
  nissStates: RegistrationFile['nissStates'],
  nissKeys: readonly Secret[],
): RepresentativeView {
  const person = {
    nissMasked: row.nissSealed === null ? null : maskNiss(unseal(nissKeys, representativeNissContext, row.nissSealed)),
    oneName: row.firstName === '',
    firstName: row.firstName,
    lastName: row.lastName,
    latinFirstName: row.latinFirstName,
    latinLastName: row.latinLastName,
    sex: row.sex,
    birthDate: row.birthOn,
    birthCountry: row.birthCountry,
    email: row.email,
  }
  const nissState = row.personId === null ? null : (nissStates.get(row.personId) ?? null)
  if (row.kind === 'person') return { id: row.id, kind: 'person', ...person, nissState }
  const { companyName, companyCountry, companyNumber } = row
  return {
    id: row.id,
    kind: 'company',
    name: companyName ?? '',
    country: companyCountry ?? '',
    number: companyNumber,
    permanentRepresentative: person,
    nissState,
  }
}

/** An address that the applicant did not give (an account had another one) is not his to see. */
function mailsView({ row: stored, representatives, mails }: RegistrationFile, now: Date): RegistrationView['mails'] {
  const row = statusNow(stored, now)
  const given = new Set([row.contactEmail, ...representatives.map((one) => one.email)])
  const again = (template: string) => {
    const wanted = mailsToSendAgain.find((one) => one === template)
    return wanted && mayBeSentAgain(row, wanted)
      ? mails.findLast((mail) => mail.template === template && mail.recipient === row.contactEmail)
      : undefined
  }
  return mails.map((mail) => ({
    id: mail.id,
    template: mail.template,
    recipient: given.has(mail.recipient) ? mail.recipient : null,
    state: mail.state,
    at: (mail.sentAt ?? mail.createdAt).toISOString(),
    abilities: mail === again(mail.template) ? ['sendAgain'] : [],
  }))
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
