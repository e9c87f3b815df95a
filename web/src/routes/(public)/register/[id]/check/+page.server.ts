import { redirect } from '@sveltejs/kit'
import { confirmContact, getRegistration, submitRegistration } from '#server/features/registrations/registrations.contract.ts'
import { act, read, refuse } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { continueLater, goOn, refuseStep } from '#lib/features/registrations/draft/save-step.ts'
import { unsavedSteps } from '#lib/features/registrations/fields/typed-entries.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

/** What was typed on a page and not saved is not sent: the reader is told before he sends. */
export const load: PageServerLoad = async (event) => ({ unsaved: await unsavedSteps(event) })

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    if (text(form, 'do') === 'stay') return goOn(event, 'check', true)
    const { params, locals } = event
    const sent = await act(event, submitRegistration, { params, body: { version: Number(text(form, 'version')) } }, form)
    if (sent.ok) redirect(303, inLanguage(locals.language, `/registrations/${sent.answer.reference}`))
    // Sent twice, or in another window: then it is sent, and the page of the registration says so.
    if (sent.problem.code === 'not-in-this-state') {
      const { reference } = await read(event, getRegistration, { params })
      redirect(303, inLanguage(locals.language, `/registrations/${reference}`))
    }
    return refuseStep(sent.problem, {})
  },
  confirm: async (event) => {
    const form = await event.request.formData()
    const { params } = event
    const confirmed = await act(event, confirmContact, { params, body: { code: text(form, 'code') } }, form)
    if (!confirmed.ok) return refuse(confirmed.problem, typed(form))
    return goOn(event, 'check', true)
  },
  later: async (event) => continueLater(event, await event.request.formData(), 'check', {}),
}
