import { companyAdmitted, enterpriseNumberIssued, personTied } from '#server/features/companies/companies.events.ts'
import { nissIssued, personAdmitted, temporaryPasswordIssued } from '#server/features/identity/identity.events.ts'
import { displayNameFrom, temporaryPasswordHours, usernameFrom } from '#server/features/identity/identity.rules.ts'
import { registrationApproved } from '#server/features/registrations/registrations.events.ts'
import { mintBisNumber } from '#scripts/simulators/bis-numbers.ts'
import { newEnterpriseNumber, type Taken } from './applicants.ts'
import { close } from './deciding.ts'
import { writeCredentials, writeToContact } from './mails.ts'
import { minute } from './moments.ts'
import {
  jobActor,
  note,
  staffActor,
  wait,
  type Admission,
  type Admitted,
  type Colleague,
  type FileState,
  type RepresentativeRow,
} from './state.ts'

/** Approves: company and people are admitted, numbers and first credentials follow. */
export function approve(file: FileState, validator: Colleague, taken: Taken): void {
  const { row, dice, applicant } = file
  const actor = staffActor(validator)
  close(file, validator, [])
  row.status = 'approved'
  row.decidedAt = new Date(file.at)
  const companyId = dice.id(file.at)
  row.companyId = companyId
  const cbeState = row.cbeNumber === null ? 'asked' : 'given'
  const createdAt = new Date(file.at)
  const about = { subjectId: companyId, version: 1, companyId }
  note(file, companyAdmitted.of({ ...about, payload: { registrationId: row.id, cbeState } }), actor)
  const approved = note(
    file,
    registrationApproved.of({ subjectId: row.id, version: row.version, companyId, payload: { companyId } }),
    actor,
  )
  const company: Admission['company'] = {
    id: companyId,
    name: applicant.name,
    country: row.country,
    address: applicant.address,
    vatNumber: row.vatNumber,
    cbeNumber: row.cbeNumber,
    cbeState,
    language: row.language,
    registrationId: row.id,
    oldEnrolmentId: null,
    resetsNeedApproval: false,
    rightsVersion: 1,
    version: 1,
    createdAt,
  }
  const units = file.units.map(({ name, address, number }) => ({ id: dice.id(file.at), companyId, number, name, address, createdAt }))
  const people = file.representatives.map((one) => admit(file, one, companyId, taken))
  for (const { person } of people) {
    const payload = { registrationId: row.id, companyId, knownNumber: false, knownAccount: false }
    note(file, personAdmitted.of({ subjectId: person.id, version: 1, companyId, payload }), actor)
    note(file, personTied.of({ ...about, payload: { personId: person.id, role: 'legal-representative' } }), actor)
  }
  file.admission = { company, units, people }
  if (cbeState === 'asked') numberCompany(file, company, taken)
  for (const one of people) giveCredentials(file, one, companyId)
  writeToContact(file, 'registration-approved', approved)
}

function admit(file: FileState, one: RepresentativeRow, companyId: string, taken: Taken): Admitted {
  const { dice, row } = file
  const { firstName, lastName, sex, birthOn, birthCountry, latinFirstName, latinLastName, email } = one
  if (firstName === null || lastName === null || sex === null || birthOn === null || email === null)
    throw new Error('The world names its people')
  const createdAt = new Date(file.at)
  const personId = dice.id(file.at)
  one.personId = personId
  // Some live in Belgium: they have a Belgian card, and sign in with eID or itsme.
  const nissKind = sex !== 'X' && taken.numbers.size % 6 === 0 ? 'national' : 'bis'
  const niss = mintBisNumber({ birthDate: birthOn, sex: sex === 'X' ? undefined : sex, seed: personId, register: nissKind }, (digits) =>
    taken.numbers.has(digits),
  )
  if (niss === undefined) throw new Error(`No number is free for somebody born on ${birthOn}`)
  taken.numbers.add(niss)
  const usernameWanted = usernameFrom(latinFirstName ?? firstName, latinLastName ?? lastName)
  return {
    person: {
      id: personId,
      firstName,
      lastName,
      latinFirstName,
      latinLastName,
      sex,
      birthOn,
      birthCountry,
      nissState: 'issued',
      createdAt,
    },
    niss,
    nissKind,
    numberId: dice.id(file.at),
    account: {
      id: dice.id(file.at),
      kind: 'person',
      personId,
      usernameWanted,
      displayName: displayNameFrom(firstName, lastName, usernameWanted),
      email,
      language: row.language,
      roles: [],
      // Nobody has its password: the one that was mailed is none of the demo's.
      passwordHash: null,
      passwordIsTemporary: true,
      passwordExpiresAt: null,
      agencySubject: null,
      blockedAt: null,
      rightsVersion: 1,
      version: 1,
      createdAt,
    },
    tie: {
      id: dice.id(file.at),
      companyId,
      personId,
      role: 'legal-representative',
      represents: null,
      email,
      acceptedAt: createdAt,
      refusedAt: null,
      createdAt,
    },
  }
}

function numberCompany(file: FileState, company: Admission['company'], taken: Taken): void {
  wait(file, 300, 1_500)
  company.cbeNumber = newEnterpriseNumber(taken, file.dice)
  company.cbeState = 'issued'
  const payload = { registrationId: file.row.id, existed: false }
  const about = { subjectId: company.id, version: 1, companyId: company.id }
  note(file, enterpriseNumberIssued.of({ ...about, payload }), jobActor('issue-enterprise-number'))
}

function giveCredentials(file: FileState, { person, account }: Admitted, companyId: string): void {
  wait(file, 60, 400)
  const registrationId = file.row.id
  const issued = note(
    file,
    nissIssued.of({ subjectId: person.id, version: 1, companyId, payload: { registrationId } }),
    jobActor('issue-niss'),
  )
  wait(file, 60, 200)
  account.version += 1
  account.passwordExpiresAt = new Date(file.at + temporaryPasswordHours * 60 * minute)
  const about = { subjectId: account.id, version: account.version, payload: { issueId: issued } }
  note(file, temporaryPasswordIssued.of(about), jobActor('send-first-credentials'))
  writeCredentials(file, { id: person.id, email: account.email }, issued)
}
