import { getSentHelpRequest } from '#server/features/identity/help-requests/help-requests.contract.ts'
import { read } from '#lib/api/acts.ts'
import { sentenceOf } from '#lib/features/registrations/code-words.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { request: id } = event.params
  const sent = await read(event, getSentHelpRequest, { params: { id } })
  const code = event.url.searchParams.get('refused')
  return { id, sent, refused: code === null ? undefined : sentenceOf(code, event.locals.language) }
}
