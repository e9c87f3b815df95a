import { verifyOtp } from '#server/features/identity/identity.contract.ts'
import { act, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { demandStep, toStep } from '#lib/features/identity/after-step.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  demandStep(event, 'otp')
  return { clock: new Date().toISOString() }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const verified = await act(event, verifyOtp, { body: { code: text(form, 'code') } })
    if (!verified.ok) return refuse(verified.problem, {})
    toStep(event, verified.answer.next)
  },
}
