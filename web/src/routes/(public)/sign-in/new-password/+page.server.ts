import { redirect } from '@sveltejs/kit'
import { setNewPassword } from '#server/features/identity/identity.contract.ts'
import { act, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { cameBy, demandStep, stepAddress } from '#lib/features/identity/after-step.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  demandStep(event, 'new-password')
  return { by: cameBy(event.locals) }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const isFirst = cameBy(event.locals) === 'password'
    const set = await act(event, setNewPassword, { body: { password: text(form, 'password') } })
    if (!set.ok) return refuse(set.problem, {})
    const address = new URL(stepAddress(event, set.answer.next), event.url)
    // So that the last step of the first sign-in shows as such.
    if (isFirst && set.answer.next === 'profile') address.searchParams.set('first', 'yes')
    redirect(303, address.pathname + address.search + address.hash)
  },
}
