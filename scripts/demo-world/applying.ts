import type { NumberCheckKind } from '#server/features/registrations/registrations.contract.ts'
import { draftDays } from '#server/features/registrations/registrations.contract.ts'
import {
  contactCodeWanted,
  contactConfirmed,
  numberCheckAsked,
  numberChecked,
  registrationChanged,
  registrationStarted,
  registrationSubmitted,
} from '#server/features/registrations/registrations.events.ts'
import { documentChecked, documentStored } from '#server/features/documents/documents.events.ts'
import { addressLines } from '#scripts/simulators/number-book.ts'
import { capitals, plainAddress, slugOf, type Applicant } from './applicants.ts'
import type { Dice } from './dice.ts'
import { extractFactsOf, type ExtractFault } from './extract-facts.ts'
import { writeToContact } from './mails.ts'
import { minute } from './moments.ts'
import { applicantActor, jobActor, note, unnamed, wait, type CheckRow, type FileState } from './state.ts'

const second = 1_000
const anonymous = { kind: 'anonymous', id: null, authMethod: null }

/** How the register answered: a name, none that it tells, silence with its code, or a no. */
export type RegisterMood = 'answers' | 'silent' | 'blocked' | 'denies'

/** Begins a registration and puts its number to the register that knows it. */
export function begin(applicant: Applicant, dice: Dice, at: number, mood: RegisterMood): FileState {
  const id = dice.id(at)
  const createdAt = new Date(at)
  const file: FileState = {
    applicant,
    dice,
    at,
    row: {
      id,
      reference: unnamed,
      status: 'draft',
      version: 1,
      language: applicant.language,
      country: applicant.country,
      vatNumber: applicant.vatNumber,
      withoutVatNumber: applicant.withoutVatNumber,
      cbeNumber: applicant.cbeNumber,
      contactName: null,
      contactEmail: null,
      contactTelephone: null,
      contactConfirmedAt: null,
      contactMails: 0,
      contactCodeIssue: null,
      contactCodeKeyId: null,
      contactCodeAt: null,
      contactCodeTries: 0,
      contactCodes: 0,
      commercialName: null,
      address: null,
      accessTokenHash: Buffer.alloc(0),
      accessExpiresAt: createdAt,
      rightsVersion: 1,
      claimedBy: null,
      claimedUntil: null,
      decidedBy: null,
      decisionReasons: [],
      companyId: null,
      mailsSentAgain: 0,
      expiryToldAt: null,
      createdAt,
      touchedAt: createdAt,
      submittedAt: null,
      decidedAt: null,
    },
    checks: [],
    units: [],
    representatives: [],
    proofs: [],
    submissions: [],
    mails: [],
    events: [],
    admission: undefined,
  }
  touch(file)
  note(file, registrationStarted.of({ subjectId: id, version: 1, payload: { country: applicant.country } }), anonymous)
  askRegister(file, mood)
  return file
}

/** Which road its country took when it applied (Manual FR §2.1). The past stays as it was, whatever the table of countries says now. */
function roadOf({ country, vatPrefix, vatNumber, cbeNumber }: Applicant): NumberCheckKind {
  if (vatNumber === null && cbeNumber !== null) return 'kbo'
  if (country === 'CH') return 'not-applicable'
  return ['GB', 'NO', 'TR', 'IS', 'LI'].includes(country) && vatPrefix !== 'XI' ? 'by-hand' : 'vies'
}

function askRegister(file: FileState, mood: RegisterMood): void {
  const { applicant, dice, row } = file
  const kind = roadOf(applicant)
  const number = kind === 'kbo' ? applicant.cbeNumber : applicant.vatNumber
  const state = kind === 'not-applicable' ? 'not-applicable' : kind === 'by-hand' ? 'unavailable' : 'asked'
  const check: CheckRow = {
    id: dice.id(file.at),
    registrationId: row.id,
    kind,
    concerns: 'number',
    number,
    state,
    askedAt: new Date(file.at),
    checkedAt: null,
    attempts: 0,
    lastCode: null,
    blocked: false,
    name: null,
    address: null,
    consultationNumber: null,
    raw: null,
    facts: null,
    answeredBy: null,
    confirmedBy: null,
    confirmedReason: null,
  }
  file.checks.push(check)
  if (state !== 'asked') return
  const payload = { checkId: check.id, kind }
  note(file, numberCheckAsked.of({ subjectId: row.id, version: row.version, payload }), anonymous)
  wait(file, second, 4 * second)
  answer(file, check, mood)
  const { state: answered, lastCode: code, blocked } = check
  const told = { ...payload, state: answered, code, blocked }
  note(file, numberChecked.of({ subjectId: row.id, version: row.version, payload: told }), jobActor('verify-company-number'))
}

/** Countries that confirm a number to VIES and tell no more. */
export const undisclosing = ['DE', 'ES']

function answer(file: FileState, check: CheckRow, mood: RegisterMood): void {
  const { applicant, dice } = file
  check.checkedAt = new Date(file.at)
  check.attempts = 1
  if (mood === 'silent' || mood === 'blocked') {
    check.state = 'unavailable'
    check.attempts = dice.between(6, 22)
    check.blocked = mood === 'blocked'
    const silence = check.kind === 'kbo' ? 'SERVICE_UNAVAILABLE' : dice.pick(['MS_UNAVAILABLE', 'MS_MAX_CONCURRENT_REQ', 'TIMEOUT'])
    check.lastCode = mood === 'blocked' ? 'VAT_BLOCKED' : silence
    return
  }
  if (mood === 'denies') {
    check.state = 'invalid'
    check.lastCode = check.kind === 'kbo' ? 'UNKNOWN' : 'NOT_VALID'
    return
  }
  check.state = 'valid'
  if (check.kind === 'kbo') {
    check.name = applicant.name
    const { street, number, postcode, city, country } = applicant.address
    check.address = [[street, number], [postcode, city], [country]].map((part) => part.filter(Boolean).join(' ')).join(', ')
    check.facts = { name: applicant.name, legalForm: '030', address: applicant.address, establishmentUnits: [] }
    return
  }
  const tells = !undisclosing.includes(applicant.vatPrefix ?? '')
  check.name = tells ? capitals(applicant.name, applicant.country) : '---'
  check.address = tells ? capitals(addressLines(plainAddress(applicant)), applicant.country) : '---'
  check.consultationNumber = `WAPIAAAA${dice.some([...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ'], 8).join('')}`
  check.raw = JSON.stringify({ valid: true, name: check.name, address: check.address, requestIdentifier: check.consultationNumber })
}

function change(file: FileState, group: string): void {
  file.row.version += 1
  touch(file)
  const { id, version } = file.row
  note(file, registrationChanged.of({ subjectId: id, version, payload: {}, changes: [group] }), applicantActor(file))
}

/** Each touch gives its token thirty days more. */
function touch(file: FileState): void {
  file.row.touchedAt = new Date(file.at)
  file.row.accessExpiresAt = new Date(file.at + draftDays * 1_440 * minute)
}

export const parts = ['contact', 'company', 'establishmentUnits', 'legalRepresentatives', 'proof'] as const
export type Part = (typeof parts)[number]

/** Fills the form step by step, as far as `upTo`; the proof may have a fault that the desk will find. */
export function fillIn(file: FileState, options: { upTo: Part; confirms: boolean; fault?: ExtractFault }): void {
  for (const part of parts) {
    wait(file, 2 * minute, 9 * minute)
    fill(file, part, options)
    if (part === options.upTo) return
  }
}

function fill(file: FileState, part: Part, { confirms, fault }: { confirms: boolean; fault?: ExtractFault }): void {
  const { applicant, dice, row } = file
  if (part === 'contact') return giveContact(file, confirms)
  if (part === 'proof') return giveProof(file, fault)
  if (part === 'company') {
    row.commercialName = applicant.name
    row.address = applicant.address
  } else if (part === 'establishmentUnits') {
    file.units = applicant.units.map((unit, place) => ({ id: dice.id(file.at), registrationId: row.id, place, number: null, ...unit }))
  } else {
    file.representatives = applicant.representatives.map((one, place) => ({
      id: dice.id(file.at),
      registrationId: row.id,
      place,
      kind: 'person',
      companyName: null,
      companyCountry: null,
      companyNumber: null,
      nissSealed: null,
      nissIndex: null,
      nissCheck: null,
      registeredFirstName: null,
      registeredLastName: null,
      registeredBirthOn: null,
      ...one,
      personId: null,
    }))
  }
  change(file, part)
}

function giveContact(file: FileState, confirms: boolean): void {
  const { applicant, dice, row } = file
  row.contactName = applicant.contact.name
  row.contactEmail = applicant.contact.email
  row.contactTelephone = dice.percent(80) ? applicant.contact.telephone : null
  row.contactCodes = 1
  row.contactCodeAt = new Date(file.at)
  change(file, 'contact')
  const issueId = dice.id(file.at)
  const wanted = note(file, contactCodeWanted.of({ subjectId: row.id, version: row.version, payload: { issueId } }), applicantActor(file))
  writeToContact(file, 'contact-code', wanted)
  if (!confirms) return
  wait(file, minute, 4 * minute)
  row.version += 1
  row.contactConfirmedAt = new Date(file.at)
  note(file, contactConfirmed.of({ subjectId: row.id, version: row.version, payload: {} }), applicantActor(file))
}

const fileNames = { nl: 'uittreksel', fr: 'extrait', en: 'extract' }

/** Gives a proof, in place of the one before; it is looked at and found clean. */
export function giveProof(file: FileState, fault?: ExtractFault): void {
  const { applicant, dice, row } = file
  const replaced = file.proofs.at(-1)
  if (replaced) replaced.row.replacedAt = new Date(file.at)
  const id = dice.id(file.at)
  const about = { kind: 'registration-proof', of: { type: 'registration', id: row.id } } as const
  const name = `${fileNames[row.language]}-${slugOf(applicant.name)}${file.proofs.length > 0 ? `-${String(file.proofs.length + 1)}` : ''}.pdf`
  const proof = { id, kind: about.kind, subjectId: row.id, name, state: 'clean' as const, refusal: null, replacedAt: null }
  const storedAt = new Date(file.at)
  note(
    file,
    documentStored.of({ subjectId: id, version: 1, payload: { ...about, replaced: replaced?.row.id ?? null } }),
    applicantActor(file),
  )
  wait(file, 700, 2_500)
  note(
    file,
    documentChecked.of({ subjectId: id, version: 1, payload: { ...about, state: 'clean', code: null } }),
    jobActor('inspect-document'),
  )
  file.proofs.push({
    row: { ...proof, createdAt: storedAt, checkedAt: new Date(file.at) },
    facts: extractFactsOf(applicant, storedAt, dice, fault),
  })
}

/** Sends it to the agency, first or corrected; what was sent is kept as it was. */
export function submit(file: FileState): void {
  const { row } = file
  const again = row.submittedAt !== null
  row.version += 1
  row.status = 'submitted'
  row.submittedAt = new Date(file.at)
  row.touchedAt = row.submittedAt
  const proofId = file.proofs.at(-1)?.row.id ?? ''
  const { checks, units, representatives } = file
  file.submissions.push(structuredClone({ version: row.version, at: file.at, row, checks, units, representatives, proofId }))
  const sent = note(file, registrationSubmitted.of({ subjectId: row.id, version: row.version, payload: { again } }), applicantActor(file))
  writeToContact(file, 'registration-received', sent)
}

/** What the desk asked for is put right: another proof, or an address without its slip. */
export function correct(file: FileState, what: 'proof' | 'company'): void {
  if (what === 'proof') giveProof(file)
  else {
    file.row.address = file.applicant.address
    change(file, 'company')
  }
  wait(file, 2 * minute, 8 * minute)
  submit(file)
}
