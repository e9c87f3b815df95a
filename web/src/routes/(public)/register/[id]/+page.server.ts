import { redirect } from '@sveltejs/kit'
import { firstOpenStep, stepPath } from '#lib/features/registrations/steps.ts'
import { inLanguage } from '#lib/languages.ts'
import type { PageServerLoad } from './$types'

/** Whoever comes back goes on where something is left to do. */
export const load: PageServerLoad = async ({ parent, locals }) => {
  const { registration, lost } = await parent()
  if (lost) return
  redirect(303, inLanguage(locals.language, stepPath(registration.id, firstOpenStep(registration))))
}
