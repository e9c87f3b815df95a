import { redirect } from '@sveltejs/kit'
import { requestEnterpriseNumber } from '#server/features/enterprise-numbers/enterprise-numbers.contract.ts'
import { numberRequestHelpIn } from '#server/features/enterprise-numbers/number-request-help.words.ts'
import { languages } from '#server/features/identity/identity.contract.ts'
import { act, newKey, refuse } from '#lib/api/acts.ts'
import { optional, text, typed } from '#lib/api/form-values.ts'
import { addressIn } from '#lib/features/registrations/fields/address-input.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, url }) => {
  const country = url.searchParams.get('country') ?? ''
  return {
    ...newKey(),
    languageForm: 'request-form',
    fieldHelp: numberRequestHelpIn(locals.language),
    country: /^[A-Z]{2}$/.test(country) ? country : '',
    suggestedLanguage: languages.find((language) => language === locals.language) ?? '',
  }
}

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const values = typed(form)
    if (text(form, 'do') === 'stay') return refuse(null, values)
    const country = text(form, 'country')
    const body = {
      country,
      language: text(form, 'language') as (typeof languages)[number],
      name: text(form, 'name'),
      foreignNumber: optional(form, 'foreignNumber'),
      legalForm: optional(form, 'legalForm'),
      // The office is in the country that was chosen above: asked once.
      address: addressIn(form, 'address', country),
      contact: { name: text(form, 'contact.name'), email: text(form, 'contact.email') },
    }
    const sent = await act(event, requestEnterpriseNumber, { body }, form)
    if (!sent.ok) {
      const fields = sent.problem.fields?.filter((field) => field.path !== 'address.country')
      return refuse({ ...sent.problem, ...(fields && { fields }) }, values)
    }
    redirect(303, inLanguage(event.locals.language, `/register/enterprise-number/${sent.answer.reference}`))
  },
}
