import { redirect } from '@sveltejs/kit'
import { signOut } from '#server/features/identity/identity.contract.ts'
import { inLanguage } from '#lib/languages.ts'
import { problemOf } from '#lib/api/problems.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => redirect(303, inLanguage(locals.language, '/'))

export const actions: Actions = {
  default: async ({ locals }) => {
    try {
      await locals.call(signOut, {})
    } catch (thrown) {
      // Who is no longer signed in has what he wanted.
      if (problemOf(thrown)?.code !== 'not-signed-in') throw thrown
    }
    redirect(303, `${inLanguage(locals.language, '/sign-in')}?out=1`)
  },
}
