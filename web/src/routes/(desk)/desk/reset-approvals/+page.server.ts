import { redirect, type RequestEvent } from '@sveltejs/kit'
import { approveReset, listResetApprovals, refuseReset } from '#server/features/identity/recovery/reset-approvals.contract.ts'
import { act, newKey, read, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ waiting: (await read(event, listResetApprovals, {})).items, ...newKey() })

async function decide(event: RequestEvent, contract: typeof approveReset | typeof refuseReset) {
  const form = await event.request.formData()
  // The contract says which reasons there are; another is refused by it, in words.
  const body = { reason: text(form, 'reason') as never }
  const decided = await act(event, contract, { params: { id: text(form, 'id') }, body }, form)
  if (!decided.ok) return refuse(decided.problem, {})
  redirect(303, event.url.pathname)
}

export const actions: Actions = {
  approve: (event) => decide(event, approveReset),
  refuse: (event) => decide(event, refuseReset),
}
