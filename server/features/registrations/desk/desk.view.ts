import { dayInBrussels } from '../../../platform/clock.ts'
import type { Secret } from '../../../platform/config.ts'
import type { Actor } from '../../actor.ts'
import type { DecidableFacts } from './decidable-facts.query.ts'
import type { Duplicate } from './desk-duplicates.repository.ts'
import type { QueueRow } from './desk-queue.repository.ts'
import { mailView } from '../../notifications/list-mails.query.ts'
import type { RegistrationFile } from './load-registration-file.query.ts'
import { presentChecks, type NumberCheckRow } from '../numbers/number-checks.repository.ts'
import type { RepresentativeRow } from '../draft/registration-parts.repository.ts'
import type { DeskAbility, DeskRecord, DeskRepresentative, DeskRow } from '../registrations.contract.ts'
import { mayActOnClaim, mayApprove, mayClaim, mayHandle } from '../registrations.policy.ts'
import type { RegistrationRow } from '../registrations.repository.ts'
import { dueOn, isSecondRound, mayBeAskedAgain, statusNow } from '../registrations.rules.ts'
import { numberCheckView, registrationView, representativeView } from '../registrations.view.ts'
import { roundForDesk } from '../round.view.ts'

type Names = ReadonlyMap<string, string>

/** A line of the queue. `names` has those of who asked for corrections. */
export function deskRowView(
  { row: stored, claimerName, check }: QueueRow,
  about: { duplicate: Duplicate | undefined; names: Names; unreadMessages: number },
  actor: Actor,
  now: Date,
): DeskRow {
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
    ...duplicateHint(about.duplicate),
    ...secondRound(row, about.names),
    unreadMessages: about.unreadMessages,
    abilities: claimAbilities(row, actor),
  }
}

/** A whole file for the desk, with what this person may do and, where an act is closed, why. */
export function deskRecordView(
  file: RegistrationFile,
  facts: DecidableFacts,
  about: Pick<DeskRecord, 'timeline' | 'similar' | 'enrolledBefore' | 'unreadMessages'> & {
    names: Names
    duplicate: Duplicate | undefined
  },
  actor: Actor,
  { now, nissKeys }: { now: Date; nissKeys: readonly Secret[] },
): DeskRecord {
  const row = statusNow(file.row, now)
  const { abilities, closed } = deskAbilities(file, row, facts, actor)
  return {
    ...registrationView(file, now, nissKeys),
    legalRepresentatives: file.representatives.map((one) => deskRepresentativeView(one, file, actor, nissKeys)),
    abilities,
    closed,
    ...roundForDesk({ reasons: row.decisionReasons, versions: file.versions }),
    claim: claimOf(row, about.names),
    decidedBy: row.decidedBy === null ? null : { id: row.decidedBy, name: about.names.get(row.decidedBy) ?? '' },
    dueOn: dueDay(row),
    register: registerView(file),
    ...duplicateHint(about.duplicate),
    ...secondRound(row, about.names),
    unreadMessages: about.unreadMessages,
    similar: about.similar,
    enrolledBefore: about.enrolledBefore,
    numberHistory: file.checks.map((check) => historyView(check, about.names)),
    timeline: about.timeline,
    mails: file.mails.map((mail) => mailView({ mail, registration: { id: row.id, reference: row.reference } }, actor)),
  }
}

/** The newest that the register told of this number, even where its seat is in another country: that is for people to see. */
function registerView({ row, checks }: RegistrationFile): DeskRecord['register'] {
  const facts = checks.find((check) => check.kind === 'kbo' && check.number === row.cbeNumber && check.facts !== null)?.facts
  if (!facts) return null
  const { name, legalForm, address, establishmentUnits } = facts
  return { name, legalForm, address, establishmentUnits }
}

/** A representative with what the applicant is never shown: what the register has under the number (S40). */
function deskRepresentativeView(
  row: RepresentativeRow,
  { nissStates }: RegistrationFile,
  actor: Actor,
  nissKeys: readonly Secret[],
): DeskRepresentative {
  const shown = representativeView(row, nissStates, nissKeys)
  const { registeredFirstName: firstName, registeredLastName: lastName, registeredBirthOn: birthDate } = row
  const hasNumber = row.nissSealed !== null || shown.nissState === 'issued'
  const acts = mayHandle(actor).allowed
  return {
    ...shown,
    personId: row.personId,
    nissCheck: row.nissCheck,
    registered: firstName === null || lastName === null ? null : { firstName, lastName, birthDate: birthDate ?? '' },
    abilities: [
      ...(acts && hasNumber ? (['reveal'] as const) : []),
      ...(acts && shown.nissState === 'suspected-duplicate' ? (['decideDuplicate'] as const) : []),
    ],
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
    reused: check.answeredBy !== null,
  }
}

function claimOf(row: RegistrationRow, names: Names): DeskRow['claim'] {
  if (row.status !== 'in-review' || row.claimedBy === null || row.claimedUntil === null) return null
  return { by: { id: row.claimedBy, name: names.get(row.claimedBy) ?? '' }, until: row.claimedUntil.toISOString() }
}

function duplicateHint(duplicate: Duplicate | undefined): Pick<DeskRow, 'duplicateOf' | 'duplicateReference' | 'duplicateCompany'> {
  return {
    duplicateOf: duplicate?.registration?.id ?? null,
    duplicateReference: duplicate?.registration?.reference ?? null,
    duplicateCompany: duplicate?.company ?? null,
  }
}

/** Who asked for a correction knows the file best: the queue says so, and nothing is claimed for him. */
function secondRound(row: RegistrationRow, names: Names): Pick<DeskRow, 'corrected' | 'askedBy'> {
  if (!isSecondRound(row) || row.decidedBy === null) return { corrected: false, askedBy: null }
  return { corrected: true, askedBy: { id: row.decidedBy, name: names.get(row.decidedBy) ?? '' } }
}

/** The ten days count from the latest submission; while the company has to correct they stand still. */
function dueDay(row: RegistrationRow): string | null {
  return row.submittedAt === null || row.status === 'correction-asked' ? null : dueOn(dayInBrussels(row.submittedAt))
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
  if ([number, register].some((check) => check !== undefined && mayBeAskedAgain(check))) abilities.push('askNumberAgain')
  const approval = mayApprove(actor, facts)
  if (approval.allowed) abilities.push('approve')
  else closed['approve'] = facts.alreadyAdmitted ? 'already-admitted' : approval.because
  return { abilities, closed }
}
