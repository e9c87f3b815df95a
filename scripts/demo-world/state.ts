import type { accounts } from '#db/schema/accounts.ts'
import type { companies, companyPersons, establishmentUnits } from '#db/schema/companies.ts'
import type { documents } from '#db/schema/documents.ts'
import type { mailLog } from '#db/schema/mail-log.ts'
import type { persons } from '#db/schema/persons.ts'
import type { registrationNumberChecks, registrationRepresentatives, registrations, registrationUnits } from '#db/schema/registrations.ts'
import type { MailTemplate } from '#server/features/notifications/notifications.contract.ts'
import type { NewEvent } from '#server/platform/events/define-events.ts'
import type { Applicant } from './applicants.ts'
import type { Dice } from './dice.ts'
import type { ExtractFacts } from './extract.pdf.ts'

/** Someone of the demo's agency. */
export type Colleague = { id: string }
export type TrailActor = { kind: string; id: string | null; authMethod: string | null }

/** An event of the past, ready to be sealed. */
export type PastEvent = { id: string; at: number; actor: TrailActor; event: NewEvent }

type Row<Table extends { $inferSelect: unknown }> = Table['$inferSelect']
export type RegistrationRow = Row<typeof registrations>
export type CheckRow = Row<typeof registrationNumberChecks>
export type UnitRow = Row<typeof registrationUnits>
export type RepresentativeRow = Row<typeof registrationRepresentatives>
export type DocumentRow = Row<typeof documents>

/** A proof of the world: its row without what only the stored bytes tell, and what is printed on it. */
export type PlannedProof = { row: Omit<DocumentRow, 'size' | 'sha256' | 'storageKey' | 'pages'>; facts: ExtractFacts }

/** What was sent, once: the rows as they were then. */
export type Submission = {
  version: number
  at: number
  row: RegistrationRow
  checks: CheckRow[]
  units: UnitRow[]
  representatives: RepresentativeRow[]
  proofId: string
}

/** Who was admitted with a company; the number is sealed when it is written. */
export type Admitted = {
  person: Row<typeof persons>
  niss: string
  nissKind: 'national' | 'bis'
  numberId: string
  account: Omit<Row<typeof accounts>, 'username'> & { usernameWanted: string }
  tie: Row<typeof companyPersons>
}

export type Admission = { company: Row<typeof companies>; units: Row<typeof establishmentUnits>[]; people: Admitted[] }

/** One registration of the world, with all that hangs on it and all that happened to it. */
export type FileState = {
  applicant: Applicant
  dice: Dice
  /** Where the story stands, in milliseconds. */
  at: number
  row: RegistrationRow
  checks: CheckRow[]
  units: UnitRow[]
  representatives: RepresentativeRow[]
  proofs: PlannedProof[]
  submissions: Submission[]
  mails: Row<typeof mailLog>[]
  events: PastEvent[]
  admission: Admission | undefined
}

/** What stands in a subject until the reference is known: they are counted when all is told. */
export const unnamed = 'R-0000-00000'

export const applicantActor = (file: FileState): TrailActor => ({
  kind: 'applicant',
  id: file.row.id,
  authMethod: 'registration-token',
})
export const jobActor = (job: string): TrailActor => ({ kind: 'system', id: job, authMethod: null })
export const staffActor = ({ id }: Colleague): TrailActor => ({ kind: 'staff', id, authMethod: 'password+code' })

/** Notes what happened now; answers the event's id. */
export function note(file: FileState, event: NewEvent, actor: TrailActor): string {
  const id = file.dice.id(file.at)
  file.events.push({ id, at: file.at, actor, event })
  return id
}

export function wait(file: FileState, least: number, most = least): void {
  file.at += file.dice.between(least, most)
}

export type Mail = { template: MailTemplate; to: string; subject: string; because: string; personId?: string }
