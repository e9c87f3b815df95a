import { lookPasswordReset, usePasswordReset } from '#server/features/identity/recovery/password-reset.contract.ts'
import { act, refuse } from '#lib/api/acts.ts'
import { toStep } from '#lib/features/identity/after-step.ts'
import type { Actions, PageServerLoad } from './$types'

/** Looking changes nothing: mail programs open links by themselves. Only the button uses the link. */
export const load: PageServerLoad = async (event) => {
  const seen = await act(event, lookPasswordReset, { params: { token: event.params.token } })
  return seen.ok ? { account: seen.answer, code: null } : { account: null, code: seen.problem.code }
}

export const actions: Actions = {
  /** A link that was used or ran out meanwhile is told by the page itself, which looks again. */
  default: async (event) => {
    const used = await act(event, usePasswordReset, { params: { token: event.params.token } })
    if (!used.ok) return refuse(used.problem, {})
    if (used.answer.next === 'approval') return { waits: true as const, problem: null }
    toStep(event, used.answer.next)
  },
}
