import { confirmEmailChange, lookEmailChange } from '#server/features/identity/my-account/account.contract.ts'
import { act, refuse } from '#lib/api/acts.ts'
import type { Actions, PageServerLoad } from './$types'

/** Looking changes nothing: mail programs open links by themselves. Only the button uses the link. */
export const load: PageServerLoad = async (event) => {
  const seen = await act(event, lookEmailChange, { body: { token: event.params.token } })
  return seen.ok ? { email: seen.answer.email, code: null } : { email: null, code: seen.problem.code }
}

export const actions: Actions = {
  default: async (event) => {
    const confirmed = await act(event, confirmEmailChange, { body: { token: event.params.token } })
    if (!confirmed.ok) return refuse(confirmed.problem, {})
    return { confirmed: confirmed.answer.email }
  },
}
