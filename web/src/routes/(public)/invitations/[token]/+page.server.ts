import { acceptInvitation, getInvitation } from '#server/features/identity/identity.contract.ts'
import { act, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { toStep } from '#lib/features/identity/after-step.ts'
import type { Actions, PageServerLoad } from './$types'

/** Looking changes nothing: mail programs open links by themselves. Only the button uses the invitation. */
export const load: PageServerLoad = async (event) => {
  const seen = await act(event, getInvitation, { body: { token: event.params.token } })
  return seen.ok ? { invitation: seen.answer, code: null } : { invitation: null, code: seen.problem.code }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const accepted = await act(event, acceptInvitation, { body: { token: event.params.token, password: text(form, 'password') } })
    if (!accepted.ok) return refuse(accepted.problem, {})
    toStep(event, accepted.answer.next)
  },
}
