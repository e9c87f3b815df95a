import { listProofUploads } from '#server/features/registrations/proof/proof-uploads.contract.ts'
import { getRegistration } from '#server/features/registrations/registrations.contract.ts'
import { act, read, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { sentenceOf } from '#lib/features/registrations/code-words.ts'
import { continueLater, goOn, refuseStep } from '#lib/features/registrations/draft/save-step.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const refused = event.url.searchParams.get('refused')
  const { actor } = event.locals
  // Who has no right to the page is sent away by its layout, which loads at the same time.
  if (actor.kind !== 'applicant' || actor.registrationId !== event.params.id) return { refused, begun: undefined }
  const { items } = await read(event, listProofUploads, { params: event.params })
  return { refused, begun: items[0] }
}

export const actions: Actions = {
  // The file itself went to /upload; this only goes on.
  save: async (event) => {
    const form = await event.request.formData()
    const { locals, params } = event
    const found = await act(event, getRegistration, { params })
    if (!found.ok) return refuseStep(found.problem, {})
    const { proof } = found.answer
    const missing = proof === null || proof.state === 'refused'
    if (!missing || text(form, 'do') === 'stay') return goOn(event, 'proof', text(form, 'do') === 'stay')
    const message = sentenceOf('proof-required', locals.language)
    const fields = [{ path: 'proof', code: 'proof-required', message }]
    return refuse({ type: 'about:blank', title: message, status: 422, code: 'invalid-input', requestId: locals.requestId, fields }, {})
  },
  later: async (event) => continueLater(event, await event.request.formData(), 'proof', {}),
}
