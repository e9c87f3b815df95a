import { contentOf as contentOfView } from '#server/features/registrations/draft/content-fields.rules.ts'
import type { SubmittedContent } from '#server/features/registrations/registrations.contract.ts'
import { registrationView } from '#server/features/registrations/registrations.view.ts'
import type { Config } from '#server/platform/config.ts'
import type { DocumentRow, Submission } from './state.ts'

/** What was sent that time, in the same words as the record shows it. */
export function contentOf(submission: Submission, proof: DocumentRow | undefined, keys: Config['keys']): SubmittedContent {
  const { row, checks, units, representatives } = submission
  const file = { row, checks, units, representatives, proof, company: undefined, nissStates: new Map(), versions: [], mails: [] }
  return contentOfView(registrationView(file, new Date(submission.at), keys.niss))
}
