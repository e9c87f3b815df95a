import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { everything } from '../../scope.ts'
import { mailFactsOf, type MailFacts } from '../mails/find-mail-facts.query.ts'
import { isNumberNews } from './number-news.rules.ts'
import { listNumberChecks } from './number-checks.repository.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { findRegistration } from '../registrations.repository.ts'

/** What the contact is to hear of an answer about a number; undefined where it is no news to him. */
export async function findNumberNews(
  house: House,
  actor: Actor,
  { registrationId, checkId }: { registrationId: string; checkId: string },
): Promise<(MailFacts & { number: string | null; known: boolean }) | undefined> {
  demand(maySystemTend(actor))
  const row = await findRegistration(house.db, everything, registrationId)
  const checks = row ? await listNumberChecks(house.db, everything, registrationId) : []
  const check = checks.find((one) => one.id === checkId)
  if (!row || !check || !isNumberNews(row, check, checks)) return undefined
  return { ...mailFactsOf(house, row), number: check.number, known: check.state !== 'invalid' }
}
