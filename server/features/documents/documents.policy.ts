import { allowed, refused, type Verdict } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { DocumentKind } from './documents.contract.ts'

type Belonging = { kind: DocumentKind; subjectId: string }

/** Only who holds the registration gives its proof; for all others it is not there. */
export function mayGiveDocument(actor: Actor, { kind, subjectId }: Belonging): Verdict {
  switch (kind) {
    case 'registration-proof':
      return actor.kind === 'applicant' && actor.registrationId === subjectId ? allowed : refused('not-found')
  }
}

/** Who gave it, and staff. Whether this member of staff may open this file is asked by the feature that owns the subject. */
export function mayReadDocument(actor: Actor, { kind, subjectId }: Belonging): Verdict {
  switch (kind) {
    case 'registration-proof':
      if (actor.kind === 'staff') return allowed
      return actor.kind === 'applicant' && actor.registrationId === subjectId ? allowed : refused('not-found')
  }
}

/** What the deep look found is only ever told by the job that looked. */
export function maySystemRecordCheck(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-found')
}

/** Documents go with what they belong to, when its time is over; no person takes them away. */
export function maySystemForgetDocuments(actor: Actor): Verdict {
  return actor.kind === 'system' ? allowed : refused('not-found')
}
