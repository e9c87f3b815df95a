import { redirect } from '@sveltejs/kit'
import { confirmPhone, getPhoneSetup } from '#server/features/identity/my-account/account.contract.ts'
import { act, newKey, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { phoneSquare } from '#lib/features/identity/phone-square.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const begun = await act(event, getPhoneSetup, {})
  // Nothing was begun, or too long ago: there it begins.
  if (!begun.ok) redirect(303, inLanguage(event.locals.language, '/account?act=add-phone'))
  return { setup: phoneSquare(begun.answer), ...newKey() }
}

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const confirmed = await act(event, confirmPhone, { body: { code: text(form, 'code') } }, form)
    if (!confirmed.ok) return refuse(confirmed.problem, {})
    redirect(303, inLanguage(event.locals.language, '/account?done=add-phone'))
  },
}
