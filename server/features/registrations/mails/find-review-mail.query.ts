import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { isFirstOfItsKind } from '../../audit/is-first-of-its-kind.query.ts'
import { findMailFacts, type MailFacts } from './find-mail-facts.query.ts'
import { registrationClaimed } from '../registrations.events.ts'
import { maySystemTend } from '../registrations.policy.ts'

/** What the mail says that somebody took the file up; undefined where it is no news: not the first time, or over meanwhile. */
export async function findReviewMail(
  house: House,
  actor: Actor,
  { registrationId, eventId }: { registrationId: string; eventId: string },
): Promise<MailFacts | undefined> {
  demand(maySystemTend(actor))
  const facts = await findMailFacts(house, actor, registrationId)
  // Who never confirmed his address gets the code and the receipt, and no mail besides.
  if (!facts || facts.status !== 'in-review' || !facts.contactConfirmed) return undefined
  const subject = { type: 'registration', id: registrationId }
  return (await isFirstOfItsKind(house.db, { eventId, name: registrationClaimed.name, subject })) ? facts : undefined
}
