import { redirect } from '@sveltejs/kit'
import { isDone, stepPath, steps } from '#lib/features/registrations/steps.ts'
import { inLanguage } from '#lib/languages.ts'
import type { PageServerLoad } from './$types'

/** Whoever comes back goes on where something is left to do. */
export const load: PageServerLoad = async ({ parent, locals }) => {
  const { registration } = await parent()
  const open = steps.find((step) => !isDone(step, registration)) ?? 'check'
  redirect(303, inLanguage(locals.language, stepPath(registration.id, open)))
}
