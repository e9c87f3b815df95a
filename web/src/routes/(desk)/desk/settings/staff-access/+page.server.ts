import { redirect, type RequestEvent } from '@sveltejs/kit'
import {
  confirmStaffReset,
  listStaffResets,
  proposeStaffReset,
  withdrawStaffReset,
} from '#server/features/identity/staff/staff-resets.contract.ts'
import { act, newKey, read, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({ staff: (await read(event, listStaffResets, {})).items, ...newKey() })

async function done(event: RequestEvent, contract: typeof proposeStaffReset | typeof confirmStaffReset | typeof withdrawStaffReset) {
  const form = await event.request.formData()
  const acted = await act(event, contract, { params: { id: text(form, 'id') } }, form)
  if (!acted.ok) return refuse(acted.problem, {})
  redirect(303, event.url.pathname)
}

export const actions: Actions = {
  propose: (event) => done(event, proposeStaffReset),
  confirm: (event) => done(event, confirmStaffReset),
  withdraw: (event) => done(event, withdrawStaffReset),
}
