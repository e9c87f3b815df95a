import { requestPasswordReset } from '#server/features/identity/recovery/password-reset.contract.ts'
import { act, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  /** The answer is the same whether anybody has the address or not. */
  default: async (event) => {
    const form = await event.request.formData()
    const email = text(form, 'email')
    const asked = await act(event, requestPasswordReset, { body: { email } })
    if (!asked.ok) return refuse(asked.problem, { email })
    return { asked: true, problem: null, values: { email } }
  },
}
