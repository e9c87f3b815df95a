import { fail } from '@sveltejs/kit'
import { closeCard, listCards } from '#server/features/cards/cards.contract.ts'
import { act, newKey, read } from '#lib/api/acts.ts'
import { optional, text } from '#lib/api/form-values.ts'
import { cardQuery } from '#lib/features/desk/cards/card-query.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  list: await read(event, listCards, { query: cardQuery(event.url.searchParams) }),
  at: new Date().toISOString(),
  ...newKey(),
})

export const actions: Actions = {
  close: async (event) => {
    const form = await event.request.formData()
    const body = { version: Number(text(form, 'version')), note: optional(form, 'note') }
    const closed = await act(event, closeCard, { params: { id: text(form, 'id') }, body }, form)
    return closed.ok ? { closed: text(form, 'id') } : fail(closed.problem.status, { problem: closed.problem })
  },
}
