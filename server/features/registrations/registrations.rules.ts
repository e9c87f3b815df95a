import type { FieldFault } from '../../platform/errors.ts'
import { addWorkingDays } from '../../platform/working-days.rules.ts'
import type { Address } from '../companies/companies.contract.ts'
import type { DocumentState } from '../documents/documents.contract.ts'
import type { NissState } from '../identity/identity.contract.ts'
import {
  claimMinutes,
  type Decision,
  type DecisionReason,
  type NumberCheckKind,
  type NumberCheckState,
  type ProgressStep,
  type RegistrationStatus,
} from './registrations.contract.ts'

/** Working days the agency gives itself for a decision. */
export const decisionWorkingDays = 10

/** Mails an address may get that nobody has confirmed: whoever typed it may have typed a stranger's. */
export const mostUnconfirmedMails = 2

/** While an applicant may type. */
export function isEditable(status: RegistrationStatus): boolean {
  return status === 'draft' || status === 'correction-asked'
}

/** Nothing can happen to it any more. */
export function isFinal(status: RegistrationStatus): boolean {
  return status === 'approved' || status === 'refused' || status === 'withdrawn'
}

type Claim = { status: RegistrationStatus; claimedBy: string | null; claimedUntil: Date | null }

/** Its applicant may take it back until something is decided. */
export function isWithdrawable(status: RegistrationStatus): boolean {
  return !isFinal(status)
}

/** Sent again after a correction was asked, and not decided since. */
export function isSecondRound(file: { status: RegistrationStatus; decidedBy: string | null }): boolean {
  return (file.status === 'submitted' || file.status === 'in-review') && file.decidedBy !== null
}

/** A claim whose time is over is no claim: the file is back in the queue before the sweep has noted it. */
export function statusNow<Row extends Claim>(row: Row, now: Date): Row {
  if (row.status !== 'in-review') return row
  const living = row.claimedUntil !== null && row.claimedUntil > now
  return living ? row : { ...row, status: 'submitted', claimedBy: null, claimedUntil: null }
}

export function claimEnd(now: Date): Date {
  return new Date(now.getTime() + claimMinutes * 60_000)
}

/** The day by which a decision is promised, `YYYY-MM-DD`. */
export function dueOn(submittedOn: string): string {
  return addWorkingDays(submittedOn, decisionWorkingDays)
}

/** Approval needs a number that somebody stands behind; a silent register is not enough, nor does it refuse. */
export function numberIsSettled(states: readonly NumberCheckState[]): boolean {
  return states.every((state) => state === 'valid' || state === 'confirmed' || state === 'not-applicable')
}

/** Whether a register can be asked afresh: there is one behind the number, and no question is under way. */
export function mayBeAskedAgain(check: { kind: NumberCheckKind; state: NumberCheckState }): boolean {
  return (check.kind === 'vies' || check.kind === 'kbo') && check.state !== 'asked'
}

/** What the status becomes, or undefined where the decision cannot be taken now. */
export function statusAfter(status: RegistrationStatus, decision: Decision): RegistrationStatus | undefined {
  if (status !== 'in-review') return undefined
  switch (decision) {
    case 'approve':
      return 'approved'
    case 'ask-correction':
      return 'correction-asked'
    case 'refuse':
      return 'refused'
  }
}

/** A refusal and a request for correction must say why; `other` says it in words. */
export function reasonFaults(decision: Decision, reasons: readonly DecisionReason[]): FieldFault[] {
  if (decision !== 'approve' && reasons.length === 0) return [{ path: 'reasons', code: 'reason-required' }]
  return reasons.flatMap((reason, place) =>
    reason.code === 'other' && !reason.note ? [{ path: `reasons.${String(place)}.note`, code: 'other-needs-note' }] : [],
  )
}

export type Completeness = {
  numberStates: readonly NumberCheckState[]
  /** Which number the first of them is about; the VAT number unless told otherwise. */
  numberPath?: string
  contactEmail: string | null
  commercialName: string | null
  address: Address | null
  proof: DocumentState | undefined
  representatives: number
}

/** What still keeps the applicant from submitting. Only an invalid number stops; an unavailable register does not (Manual FR §2.1). */
export function missingFor(file: Completeness): { path: string; code: string }[] {
  const missing: { path: string; code: string }[] = []
  const [number, register] = file.numberStates
  if (number === 'invalid') missing.push({ path: file.numberPath ?? 'identification.vatNumber', code: 'number-invalid' })
  if (register === 'invalid') missing.push({ path: 'identification.cbeNumber', code: 'number-invalid' })
  if (file.contactEmail === null) missing.push({ path: 'contact', code: 'contact-required' })
  if (file.commercialName === null || file.address === null) missing.push({ path: 'company', code: 'company-required' })
  if (file.proof === undefined || file.proof === 'refused') missing.push({ path: 'proof', code: 'proof-required' })
  if (file.representatives === 0) missing.push({ path: 'legalRepresentatives', code: 'representative-required' })
  return missing
}

type Milestones = {
  status: RegistrationStatus
  createdAt: Date
  submittedAt: Date | null
  claimedUntil: Date | null
  decidedAt: Date | null
  numberState: NumberCheckState
  numberCheckedAt: Date | null
  missing: number
  nissStates: readonly NissState[]
}

type StepState = { step: ProgressStep; state: 'to-do' | 'current' | 'waiting' | 'done' | 'failed'; at: Date | null }

/** The way of a registration as its applicant sees it (S20): which steps are done, where it stands, what it waits for. */
export function progressOf(file: Milestones): StepState[] {
  const { status } = file
  const sent = status !== 'draft'
  const decided = status === 'approved' || status === 'refused'
  const ended = decided || status === 'withdrawn'
  const settled = numberIsSettled([file.numberState])
  const typing = isEditable(status)
  const issued = file.nissStates.length > 0 && file.nissStates.every((state) => state === 'issued')
  return [
    { step: 'identify', state: file.numberState === 'invalid' ? 'failed' : 'done', at: file.createdAt },
    { step: 'complete', state: typing && file.missing > 0 ? 'current' : 'done', at: file.submittedAt },
    { step: 'submit', state: !typing ? 'done' : file.missing > 0 ? 'to-do' : 'current', at: file.submittedAt },
    { step: 'number', state: settled ? 'done' : file.numberState === 'invalid' ? 'failed' : 'waiting', at: file.numberCheckedAt },
    { step: 'review', state: ended ? 'done' : status === 'in-review' ? 'current' : sent && !typing ? 'waiting' : 'to-do', at: null },
    {
      step: 'decision',
      state: decided ? (status === 'approved' ? 'done' : 'failed') : status === 'withdrawn' ? 'failed' : 'to-do',
      at: file.decidedAt,
    },
    { step: 'credentials', state: status !== 'approved' ? 'to-do' : issued ? 'done' : 'waiting', at: null },
  ]
}
