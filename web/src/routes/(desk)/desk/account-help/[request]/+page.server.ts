import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { AccountHelpReason } from '#server/features/identity/account-help/account-help.contract.ts'
import {
  answerHelpRequest,
  closeHelpRequest,
  getHelpRequest,
  type ChosenEnding,
} from '#server/features/identity/help-requests/help-requests.contract.ts'
import { act, read, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  question: await read(event, getHelpRequest, { params: { id: event.params.request } }),
})

const back = (event: RequestEvent, done: 'link' | 'closed') =>
  redirect(303, `${inLanguage(event.locals.language, '/desk/account-help')}?done=${done}`)

export const actions: Actions = {
  mail: async (event) => {
    // The contract says which reasons there are; an empty choice is refused by it, in words.
    const reason = text(await event.request.formData(), 'reason') as AccountHelpReason
    const done = await act(event, answerHelpRequest, { params: { id: event.params.request }, body: { reason } })
    if (!done.ok) return refuse(done.problem, {})
    return back(event, 'link')
  },
  close: async (event) => {
    const ending = text(await event.request.formData(), 'ending') as ChosenEnding
    const done = await act(event, closeHelpRequest, { params: { id: event.params.request }, body: { ending } })
    if (!done.ok) return refuse(done.problem, {})
    return back(event, 'closed')
  },
}
