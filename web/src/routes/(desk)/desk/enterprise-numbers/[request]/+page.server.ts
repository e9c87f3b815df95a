import { redirect, type RequestEvent } from '@sveltejs/kit'
import { decideNumberRequest, getNumberRequest } from '#server/features/enterprise-numbers/enterprise-numbers.contract.ts'
import { act, newKey, read, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  record: await read(event, getNumberRequest, { params: { id: event.params.request } }),
  ...newKey(),
})

async function decide(event: RequestEvent<{ request: string }>, decision: 'accept' | 'refuse') {
  const form = await event.request.formData()
  const reason = text(form, 'reason')
  const body = { version: Number(text(form, 'version')), decision, reason }
  const decided = await act(event, decideNumberRequest, { params: { id: event.params.request }, body }, form)
  if (!decided.ok) return refuse(decided.problem, { reason })
  redirect(303, event.url.pathname)
}

export const actions: Actions = {
  accept: (event) => decide(event, 'accept'),
  refuse: (event) => decide(event, 'refuse'),
}
