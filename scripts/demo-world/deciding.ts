import { claimMinutes, type DecisionReason } from '#server/features/registrations/registrations.contract.ts'
import {
  correctionAsked,
  numberConfirmed,
  registrationClaimed,
  registrationRefused,
  registrationReleased,
} from '#server/features/registrations/registrations.events.ts'
import { writeToContact } from './mails.ts'
import { minute } from './moments.ts'
import { confirmations } from './remarks.ts'
import { jobActor, note, staffActor, wait, type Colleague, type FileState } from './state.ts'

/** A validator takes the file. */
export function claim(file: FileState, validator: Colleague): void {
  const { row } = file
  row.version += 1
  row.status = 'in-review'
  row.claimedBy = validator.id
  row.claimedUntil = new Date(file.at + claimMinutes * minute)
  note(file, registrationClaimed.of({ subjectId: row.id, version: row.version, payload: { takenOver: false } }), staffActor(validator))
}

/** It goes back to the queue, by hand or because its time was over. */
export function release(file: FileState, validator: Colleague, because: 'by-hand' | 'lease-over'): void {
  const { row } = file
  row.version += 1
  row.status = 'submitted'
  row.claimedBy = null
  row.claimedUntil = null
  const actor = because === 'by-hand' ? staffActor(validator) : jobActor('release-lapsed-claims')
  note(file, registrationReleased.of({ subjectId: row.id, version: row.version, payload: { because } }), actor)
}

/** Who holds the file stands behind a number that no register confirmed. */
export function confirmIfOpen(file: FileState, validator: Colleague): void {
  const { row, dice } = file
  const [check] = file.checks
  if (check?.state !== 'unavailable' && check?.state !== 'asked') return
  wait(file, 3 * minute, 9 * minute)
  row.version += 1
  Object.assign(check, {
    state: 'confirmed',
    checkedAt: new Date(file.at),
    confirmedBy: validator.id,
    confirmedReason: dice.pick(confirmations),
  })
  note(file, numberConfirmed.of({ subjectId: row.id, version: row.version, payload: { checkId: check.id } }), staffActor(validator))
}

export function askCorrection(file: FileState, validator: Colleague, reasons: DecisionReason[]): void {
  tell(file, validator, reasons, 'correction-asked')
}

export function refuse(file: FileState, validator: Colleague, reasons: DecisionReason[]): void {
  tell(file, validator, reasons, 'refused')
}

function tell(file: FileState, validator: Colleague, reasons: DecisionReason[], status: 'correction-asked' | 'refused'): void {
  const { row } = file
  close(file, validator, reasons)
  row.status = status
  if (status === 'refused') row.decidedAt = new Date(file.at)
  const announce = status === 'refused' ? registrationRefused : correctionAsked
  const payload = { reasons: reasons.map(({ code }) => code) }
  const because = note(file, announce.of({ subjectId: row.id, version: row.version, payload }), staffActor(validator))
  writeToContact(file, status === 'refused' ? 'registration-refused' : 'correction-asked', because)
}

/** The decision ends the claim. */
export function close(file: FileState, validator: Colleague, reasons: DecisionReason[]): void {
  const { row } = file
  row.version += 1
  row.decidedBy = validator.id
  row.decisionReasons = reasons
  row.claimedBy = null
  row.claimedUntil = null
}
