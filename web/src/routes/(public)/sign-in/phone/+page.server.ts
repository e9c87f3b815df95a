import { confirmOtpSetup, getOtpSetup } from '#server/features/identity/identity.contract.ts'
import { act, read, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { cameBy, demandStep, stepAddress } from '#lib/features/identity/after-step.ts'
import { phoneSquare } from '#lib/features/identity/phone-square.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor } = event.locals
  // The code was right: this is the answer that shows the recovery codes, the one time they can be shown.
  if (event.request.method === 'POST' && !(actor.kind === 'half-signed-in' && actor.next === 'otp-setup')) return { setup: null }
  demandStep(event, 'otp-setup')
  return { setup: phoneSquare(await read(event, getOtpSetup, {})), by: cameBy(event.locals) }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const confirmed = await act(event, confirmOtpSetup, { body: { code: text(form, 'code') } })
    if (!confirmed.ok) return refuse(confirmed.problem, {})
    const { next, recoveryCodes } = confirmed.answer
    return { recoveryCodes, next: stepAddress(event, next) }
  },
}
