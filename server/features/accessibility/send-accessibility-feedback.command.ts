import { newId } from '#db/columns.ts'
import { HouseError } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { AnswerOf, InputOf } from '../../platform/http/endpoint.contract.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { sendAccessibilityFeedback as contract } from './accessibility.contract.ts'
import { accessibilityFeedbackSent } from './accessibility.events.ts'
import { mayReportBarrier } from './accessibility.policy.ts'
import { insertFeedback } from './accessibility.repository.ts'
import { feedbackReference } from './accessibility.view.ts'

/** Keeps what somebody could not use; the mail to the help desk and the desk's card follow from the event. */
export async function sendAccessibilityFeedback(
  house: House,
  actor: Actor,
  { language, message, page, technology, email }: InputOf<typeof contract>['body'],
): Promise<AnswerOf<typeof contract>> {
  demand(mayReportBarrier(actor))
  return house.transaction(actor, async (tx) => {
    const row = await insertFeedback(tx, {
      id: newId(),
      language,
      message,
      // What was left empty was not given.
      page: page || null,
      technology: technology || null,
      email: email ?? null,
      sentAt: house.clock.now(),
    })
    if (!row) throw new HouseError('internal')
    await recordEvent(tx, accessibilityFeedbackSent.of({ subjectId: row.id, version: 1, payload: { language } }))
    return { reference: feedbackReference(row) }
  })
}
