import { redirect } from '@sveltejs/kit'
import { ownPath } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { inLanguage } from '#lib/languages.ts'
import { preferenceCookie } from '#lib/preference-cookies.ts'
import { themeCookie, themeOf } from '#lib/themes.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => redirect(303, inLanguage(locals.language, '/'))

export const actions: Actions = {
  default: async ({ request, cookies, locals, url }) => {
    const form = await request.formData()
    const theme = themeOf(text(form, 'theme'))
    if (theme === 'system') cookies.delete(themeCookie, preferenceCookie(url))
    else cookies.set(themeCookie, theme, preferenceCookie(url))
    redirect(303, ownPath(text(form, 'back')) ?? inLanguage(locals.language, '/'))
  },
}
