import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import {
  entrySteps,
  keepEntries,
  mailResumeLink,
  type EntryStep,
  type ResumeOutcome,
} from '#server/features/registrations/draft/drafts.contract.ts'
import { changeRegistration, type RegistrationView } from '#server/features/registrations/registrations.contract.ts'
import type { CallInput } from '#server/platform/http/endpoint.contract.ts'
import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'
import { act, again, refuse } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { inLanguage, splitLanguage } from '#lib/languages.ts'
import { differs, savedValues } from './saved-values.ts'
import { nextStep, stepPath, type Step } from './steps.ts'

type Groups = Omit<CallInput<typeof changeRegistration>['body'], 'version'>
type Event = Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } }

/**
 * Saves the groups of one page and goes on. `stay` (the language choice) comes back to the page instead. What cannot be
 * saved yet is kept as it was typed, so that it is there on any other day and device.
 */
export async function saveStep<Values extends Record<string, unknown>>(
  event: Event,
  form: FormData,
  step: Exclude<EntryStep, 'number'>,
  groups: Groups,
  values: Values,
) {
  await mindDiscard(event, form, step)
  const body = { ...groups, version: Number(text(form, 'version')) }
  const saved = await act(event, changeRegistration, { params: { id: event.params.id }, body })
  const stays = text(form, 'do') === 'stay'
  if (saved.ok || isSavedAlready(saved.problem, form, step)) return goOn(event, step, stays)
  return refuseTyped(event, form, step, saved.problem, values)
}

/** A form that cannot be saved comes back with its problem; its text is kept, and a change of language is no fault. */
export async function refuseTyped<Values extends Record<string, unknown>>(
  event: Event,
  form: FormData,
  step: EntryStep,
  problem: ProblemDocument,
  values: Values,
) {
  const stays = text(form, 'do') === 'stay'
  const isOnlyEarly = problem.code === 'invalid-input'
  const kept = isOnlyEarly && (await keepTyped(event, form, step)).ok
  if (stays && kept) return goOn(event, step, true)
  return refuseStep(stays && isOnlyEarly ? null : problem, values)
}

/** A registration that this browser does not open any more is no fault of the form: the page says so in its own words. */
export function refuseStep<Values extends Record<string, unknown>>(problem: ProblemDocument | null, values: Values) {
  const lost = problem?.code === 'not-found'
  const refused = refuse(lost ? null : problem, values)
  return fail(lost ? 404 : refused.status, { ...refused.data, lost })
}

/** Sent twice by a double click, or again after an answer was lost: what is saved says the same, so it is saved. */
function isSavedAlready({ code, current }: ProblemDocument, form: FormData, step: Exclude<EntryStep, 'number'>): boolean {
  if (code !== 'changed-meanwhile' || current === undefined) return false
  return !differs(typed(form), savedValues(step, current as RegistrationView, undefined))
}

/** Keeps what is typed on the page without a look at it. */
export async function keepTyped(event: Event, form: FormData, step: EntryStep, values: Record<string, string> | null = typed(form)) {
  const { id } = event.params
  const writing = {
    writer: text(form, 'entries.writer'),
    turn: Number(text(form, 'entries.turn')),
    after: Number(text(form, 'entries.after')),
  }
  return act(event, keepEntries, { params: { id, step }, body: { ...writing, values } })
}

/** "Put back what is saved": what was typed is taken away, and the page loaded anew. */
export async function mindDiscard(event: Event, form: FormData, step: EntryStep): Promise<void> {
  if (text(form, 'do') !== 'discard') return
  await keepTyped(event, form, step, null)
  goOn(event, step, true)
}

/** "Continue later": what is typed is kept, and the contact gets a link that goes on from there. */
export async function continueLater<Values extends Record<string, unknown>>(event: Event, form: FormData, step: Step, values: Values) {
  const place = entrySteps.find((one) => one === step)
  const kept = place && (await keepTyped(event, form, place))
  // Where another window wrote meanwhile, its text stays kept, and this page is shown as it is.
  if (kept && !kept.ok && kept.problem.code !== 'changed-meanwhile') return refuseStep(kept.problem, values)
  const mailed = await act(event, mailResumeLink, { params: { id: event.params.id } }, form)
  if (!mailed.ok && mailed.problem.code !== 'too-many') return refuseStep(mailed.problem, values)
  const later: ResumeOutcome | 'too-many' = mailed.ok ? mailed.answer.outcome : 'too-many'
  return { ...again(values), later }
}

/** To the next page, back to "check" where that is where one came from, or to the same page again. */
export function goOn(event: Event, step: Step, stays = false): never {
  const { language } = event.locals
  if (stays) redirect(303, inLanguage(language, splitLanguage(event.url.pathname).path))
  const to = event.url.searchParams.get('from') === 'check' ? 'check' : nextStep(step)
  redirect(303, inLanguage(language, stepPath(event.params.id, to)))
}
