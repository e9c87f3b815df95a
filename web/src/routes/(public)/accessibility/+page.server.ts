import { redirect } from '@sveltejs/kit'
import { sendAccessibilityFeedback } from '#server/features/accessibility/accessibility.contract.ts'
import { accessibilityStatement } from '#server/features/help/accessibility-statement.words.ts'
import { act, newKey, refuse } from '#lib/api/acts.ts'
import { optional, text, typed } from '#lib/api/form-values.ts'
import { leafletFor } from '#lib/features/help/leaflet.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, url }) => {
  const sent = url.searchParams.get('sent') ?? ''
  return {
    ...newKey(),
    languageForm: 'feedback-form',
    leaflet: leafletFor(accessibilityStatement, locals),
    // What the address says, and only where it looks like one of ours.
    sent: /^A-\d{4}-\d{5,9}$/.test(sent) ? sent : null,
  }
}

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const values = typed(form)
    if (text(form, 'do') === 'stay') return refuse(null, values)
    const body = {
      language: event.locals.language,
      message: text(form, 'message'),
      page: optional(form, 'page'),
      technology: optional(form, 'technology'),
      email: optional(form, 'email'),
    }
    const sent = await act(event, sendAccessibilityFeedback, { body }, form)
    if (!sent.ok) return refuse(sent.problem, values)
    redirect(303, `${inLanguage(event.locals.language, '/accessibility')}?sent=${sent.answer.reference}#feedback`)
  },
}
