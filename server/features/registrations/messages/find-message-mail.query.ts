import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { everything } from '../../scope.ts'
import { mailFactsOf, type MailFacts } from '../mails/find-mail-facts.query.ts'
import { findMessage } from './registration-messages.repository.ts'
import { mayBeWrittenAbout } from './registration-messages.rules.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { findRegistration } from '../registrations.repository.ts'

/** What the mail about a message of the agency says; undefined where the message is gone with its registration. */
export async function findMessageMail(
  house: House,
  actor: Actor,
  messageId: string,
): Promise<(MailFacts & { text: string; mayAnswer: boolean }) | undefined> {
  demand(maySystemTend(actor))
  const message = await findMessage(house.db, everything, messageId)
  const row = message && (await findRegistration(house.db, everything, message.registrationId))
  if (!row) return undefined
  return { ...mailFactsOf(house, row), text: message.text, mayAnswer: mayBeWrittenAbout(row) }
}
