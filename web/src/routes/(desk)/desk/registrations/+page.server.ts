import { fail } from '@sveltejs/kit'
import { claimRegistration, listDeskRegistrations } from '#server/features/registrations/registrations.contract.ts'
import { act, newKey, read } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { problemOf } from '#lib/api/problems.ts'
import { todayInBrussels } from '#lib/dates.ts'
import { queryIn } from '#lib/features/desk/queue/queue-filters.ts'
import type { Actions, PageServerLoad } from './$types'

const none = { items: [], nextCursor: null, total: 0, totalIsMore: false, counts: {} }

export const load: PageServerLoad = async (event) => {
  const facts = { today: todayInBrussels(new Date()), at: new Date().toISOString(), ...newKey() }
  try {
    return { ...facts, list: await event.locals.call(listDeskRegistrations, { query: queryIn(event.url) }), problem: null }
  } catch (thrown) {
    const problem = problemOf(thrown)
    // A search that cannot be answered is told on the page; anything else is the error page's or the sign-in's.
    if (problem?.status === 422) return { ...facts, list: none, problem }
    return { ...facts, list: await read(event, listDeskRegistrations, { query: queryIn(event.url) }), problem: null }
  }
}

export const actions: Actions = {
  claim: async (event) => {
    const form = await event.request.formData()
    const body = { version: Number(text(form, 'version')), takeOver: text(form, 'takeOver') === 'yes' }
    const claimed = await act(event, claimRegistration, { params: { id: text(form, 'id') }, body }, form)
    return claimed.ok ? { claimed: text(form, 'id') } : fail(claimed.problem.status, { problem: claimed.problem, id: text(form, 'id') })
  },
}
