import { redirect } from '@sveltejs/kit'
import { answerTie, chooseProfile, getProfiles } from '#server/features/profiles/profiles.contract.ts'
import { act, read, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { demandStep, stepAddress, toStep } from '#lib/features/identity/after-step.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  // Who is signed in already comes here to turn to another organisation.
  if (event.locals.actor.kind !== 'person') demandStep(event, 'profile')
  const { actor, requestId } = event.locals
  const profiles = await read(event, getProfiles, {})
  const chosen = actor.kind === 'person' ? actor.companyId : profiles.items[0]?.id
  const answered = event.url.searchParams.get('answered')
  const first = actor.kind !== 'person' && event.url.searchParams.has('first')
  return { first, profiles, chosen, answered, name: 'name' in actor ? actor.name : '', at: new Date().toISOString(), requestId }
}

export const actions: Actions = {
  choose: async (event) => {
    const form = await event.request.formData()
    const done = await act(event, chooseProfile, { body: { profileId: text(form, 'profileId') } })
    if (!done.ok) return refuse(done.problem, {})
    toStep(event, done.answer.next)
  },
  answer: async (event) => {
    const form = await event.request.formData()
    const accept = form.get('accept') === 'yes'
    const done = await act(event, answerTie, { params: { id: text(form, 'tie') }, body: { accept } })
    if (!done.ok) return refuse(done.problem, {})
    const address = new URL(stepAddress(event, 'profile'), event.url)
    address.searchParams.set('answered', accept ? 'yes' : 'no')
    redirect(303, address.pathname + address.search)
  },
}
