import { dayInBrussels } from '../../platform/clock.ts'
import type { Secret } from '../../platform/config.ts'
import type { Actor } from '../actor.ts'
import type { DecidableFacts } from './decidable-facts.query.ts'
import type { QueueRow } from './desk-queue.repository.ts'
import type { RegistrationFile } from './load-registration-file.query.ts'
import { presentChecks, type NumberCheckRow } from './number-checks.repository.ts'
import type { DeskAbility, DeskRecord, DeskRow } from './registrations.contract.ts'
import { mayActOnClaim, mayApprove, mayClaim } from './registrations.policy.ts'
import type { RegistrationRow } from './registrations.repository.ts'
import { dueOn, statusNow } from './registrations.rules.ts'
import { numberCheckView, registrationView } from './registrations.view.ts'

type Names = ReadonlyMap<string, string>

/** A line of the queue. */
export function deskRowView({ row: stored, claimerName, check }: QueueRow, actor: Actor, now: Date): DeskRow {
  const row = statusNow(stored, now)
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    version: row.version,
    companyName: row.commercialName,
    country: row.country,
    vatNumber: row.vatNumber,
    cbeNumber: row.cbeNumber,
    language: row.language,
    numberCheck: check ?? { kind: 'not-applicable', state: 'not-applicable' },
    claim: claimOf(row, new Map(row.claimedBy === null || claimerName === null ? [] : [[row.claimedBy, claimerName]])),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    dueOn: dueDay(row),
    abilities: claimAbilities(row, actor),
  }
}

/** A whole file for the desk, with what this person may do and, where an act is closed, why. */
export function deskRecordView(
  file: RegistrationFile,
  facts: DecidableFacts,
  about: Pick<DeskRecord, 'timeline' | 'mails'> & { names: Names },
  actor: Actor,
  { now, nissKeys }: { now: Date; nissKeys: readonly Secret[] },
): DeskRecord {
  const row = statusNow(file.row, now)
  const { abilities, closed } = deskAbilities(file, row, facts, actor)
  return {
    ...registrationView(file, now, nissKeys),
    abilities,
    closed,
    remarks: row.decisionReasons,
    claim: claimOf(row, about.names),
    decidedBy: row.decidedBy === null ? null : { id: row.decidedBy, name: about.names.get(row.decidedBy) ?? '' },
    dueOn: dueDay(row),
    numberHistory: file.checks.map((check) => historyView(check, about.names)),
    timeline: about.timeline,
    mails: about.mails,
  }
}

function historyView(check: NumberCheckRow, names: Names): DeskRecord['numberHistory'][number] {
  return {
    ...numberCheckView(check),
    number: check.number,
    attempts: check.attempts,
    code: check.lastCode,
    blocked: check.blocked,
    raw: check.raw,
    confirmedBy: check.confirmedBy === null ? null : (names.get(check.confirmedBy) ?? null),
    confirmedReason: check.confirmedReason,
  }
}

function claimOf(row: RegistrationRow, names: Names): DeskRow['claim'] {
  if (row.status !== 'in-review' || row.claimedBy === null || row.claimedUntil === null) return null
  return { by: { id: row.claimedBy, name: names.get(row.claimedBy) ?? '' }, until: row.claimedUntil.toISOString() }
}

function dueDay(row: RegistrationRow): string | null {
  return row.submittedAt === null ? null : dueOn(dayInBrussels(row.submittedAt))
}

function claimAbilities(row: RegistrationRow, actor: Actor): DeskAbility[] {
  if (mayClaim(actor, row, false).allowed) return ['claim']
  return mayClaim(actor, row, true).allowed ? ['takeOver'] : []
}

function deskAbilities(file: RegistrationFile, row: RegistrationRow, facts: DecidableFacts, actor: Actor) {
  const abilities = claimAbilities(row, actor)
  const closed: Record<string, string> = {}
  const onClaim = mayActOnClaim(actor, row)
  if (!onClaim.allowed) return { abilities, closed: { approve: onClaim.because } }
  abilities.push('release', 'askCorrection', 'refuse')
  const { number, register } = presentChecks(file.checks)
  if ([number, register].some((check) => check?.state === 'asked' || check?.state === 'unavailable')) abilities.push('confirmNumber')
  const approval = mayApprove(actor, facts)
  if (approval.allowed) abilities.push('approve')
  else closed['approve'] = facts.alreadyAdmitted ? 'already-admitted' : approval.because
  return { abilities, closed }
}
