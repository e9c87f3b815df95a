import { redirect, type RequestEvent } from '@sveltejs/kit'
import { changeRegistration } from '#server/features/registrations/registrations.contract.ts'
import type { CallInput } from '#server/platform/http/endpoint.contract.ts'
import { act, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { inLanguage, splitLanguage } from '#lib/languages.ts'
import { nextStep, stepPath, type Step } from './steps.ts'

type Groups = Omit<CallInput<typeof changeRegistration>['body'], 'version'>
type Event = Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } }

/**
 * Saves the groups of one page and goes on. `stay` (the language choice) comes back to the page instead; what
 * cannot be saved yet is then only shown again, without blame.
 */
export async function saveStep<Values extends Record<string, unknown>>(
  event: Event,
  form: FormData,
  step: Step,
  groups: Groups,
  values: Values,
) {
  const body = { ...groups, version: Number(text(form, 'version')) }
  const saved = await act(event, changeRegistration, { params: { id: event.params.id }, body })
  const stays = text(form, 'do') === 'stay'
  if (!saved.ok) return refuse(stays && saved.problem.code === 'invalid-input' ? null : saved.problem, values)
  return goOn(event, step, stays)
}

/** To the next page, back to "check" where that is where one came from, or to the same page again. */
export function goOn(event: Event, step: Step, stays = false): never {
  const { language } = event.locals
  if (stays) redirect(303, inLanguage(language, splitLanguage(event.url.pathname).path))
  const to = event.url.searchParams.get('from') === 'check' ? 'check' : nextStep(step)
  redirect(303, inLanguage(language, stepPath(event.params.id, to)))
}
