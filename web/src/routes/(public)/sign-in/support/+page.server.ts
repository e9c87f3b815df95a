import { redirect } from '@sveltejs/kit'
import { askForHelp, helpTopics, type HelpTopic } from '#server/features/identity/help-requests/help-requests.contract.ts'
import { act, newKey, refuse } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, url }) => {
  const about = helpTopics.find((topic) => topic === url.searchParams.get('about'))
  // What was found out about a profile is only offered to whom it was said.
  const topics = helpTopics.filter((topic) => !topic.startsWith('profile-') || topic === about)
  return { ...newKey(), topics, about, name: 'name' in locals.actor ? locals.actor.name : '' }
}

export const actions: Actions = {
  /** The answer is the same whoever is asked about. */
  default: async (event) => {
    const form = await event.request.formData()
    const { language } = event.locals
    const body = {
      niss: text(form, 'niss'),
      name: text(form, 'name'),
      email: text(form, 'email'),
      // The contract says which there are; an empty choice is refused by it, in words.
      topic: text(form, 'topic') as HelpTopic,
      message: text(form, 'message'),
      language,
    }
    const sent = await act(event, askForHelp, { body }, form)
    if (!sent.ok) return refuse(sent.problem, typed(form))
    redirect(303, inLanguage(language, `/sign-in/support/${sent.answer.id}`))
  },
}
