import type { Actor } from '../actor.ts'
import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import { everything, nothing, type Scope } from '../scope.ts'
import { credentialTemplates } from './notifications.contract.ts'

/** What became of a mail is written by the jobs that send it, and by who tells us that it came back. */
export function maySystemKeepMailLog(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-allowed')
}

/** Who reads files at the desk reads what was written because of them. */
export function mayReadMails(actor: Actor): Verdict {
  if (actor.kind !== 'staff') return refused('not-signed-in')
  return actor.roles.some((role) => role === 'validator' || role === 'administrator' || role === 'auditor')
    ? allowed
    : refused('not-allowed')
}

/** Whether the desk may offer to send this mail's person new credentials; the act itself asks again. */
export function mayOfferCredentials(actor: Actor, mail: { template: string; personId: string | null }): Verdict {
  if (actor.kind !== 'staff' || !actor.roles.includes('validator')) return refused('not-allowed')
  return mail.personId !== null && credentialTemplates.some((one) => one === mail.template) ? allowed : refused('not-in-this-state')
}

/** Which registrations the log may name to this reader. */
export function scopeFor(actor: Actor): Scope {
  return mayReadMails(actor).allowed ? everything : nothing
}
