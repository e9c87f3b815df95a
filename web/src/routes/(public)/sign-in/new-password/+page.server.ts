import { setNewPassword } from '#server/features/identity/identity.contract.ts'
import { act, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { demandStep, isResetting, toStep } from '#lib/features/identity/after-step.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  demandStep(event, 'new-password')
  return { resetting: isResetting(event.locals) }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const set = await act(event, setNewPassword, { body: { password: text(form, 'password') } })
    if (!set.ok) return refuse(set.problem, {})
    toStep(event, set.answer.next)
  },
}
