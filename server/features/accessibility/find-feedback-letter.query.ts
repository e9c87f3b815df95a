import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { languages, type Language } from '../identity/identity.contract.ts'
import type { BarrierFacts } from './accessibility-feedback.mail.ts'
import { maySystemHandleBarriers } from './accessibility.policy.ts'
import { findFeedback } from './accessibility.repository.ts'
import { showFeedback } from './accessibility.view.ts'

/** What the mail to the help desk says, in the writer's language where we correspond in it. */
export async function findFeedbackLetter(
  house: House,
  actor: Actor,
  id: string,
): Promise<{ to: string; language: Language; facts: BarrierFacts } | undefined> {
  demand(maySystemHandleBarriers(actor))
  const row = await findFeedback(house.db, id)
  if (!row) return undefined
  const language = languages.find((known) => known === row.language) ?? 'en'
  const url = `${house.config.http.publicUrl}/${language}/desk/accessibility-feedback/${id}`
  return { to: house.config.contact.email, language, facts: { ...showFeedback(row), url } }
}
