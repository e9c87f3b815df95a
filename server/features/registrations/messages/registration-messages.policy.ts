import { allowed, refused, type Verdict } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { MessageSide } from './registration-messages.contract.ts'
import { mayBeWrittenAbout } from './registration-messages.rules.ts'
import type { RegistrationStatus } from '../registrations.contract.ts'
import { mayHandle, maySeeFile, maySeeOwn } from '../registrations.policy.ts'

type File = { id: string; status: RegistrationStatus; submittedAt: Date | null }

/** Which side of a registration somebody stands on. */
export function sideOf(actor: Actor): MessageSide {
  return actor.kind === 'staff' ? 'agency' : 'company'
}

/** Its applicant, and whoever reads files at the desk. */
export function mayReadMessages(actor: Actor, registrationId: string): Verdict {
  return actor.kind === 'staff' ? maySeeFile(actor) : maySeeOwn(actor, registrationId)
}

/** Read is what somebody read who could answer: an auditor who looks on leaves no mark. */
export function mayMarkRead(actor: Actor, registrationId: string): Verdict {
  return actor.kind === 'staff' ? mayHandle(actor) : maySeeOwn(actor, registrationId)
}

/** The applicant, and every validator: whoever knows the answer gives it, claimed or not. */
export function mayWrite(actor: Actor, file: File): Verdict {
  const speaks = mayMarkRead(actor, file.id)
  if (!speaks.allowed) return speaks
  return mayBeWrittenAbout(file) ? allowed : refused('not-in-this-state')
}
