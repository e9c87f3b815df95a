import { redirect, type RequestEvent } from '@sveltejs/kit'
import type { Language, StaffRole } from '#server/features/identity/identity.contract.ts'
import * as staff from '#server/features/identity/staff/staff.contract.ts'
import { act, newKey, read, refuse } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { items } = await read(event, staff.listStaff, {})
  const { searchParams } = event.url
  return {
    items,
    /** The question that is open, and about whom. */
    act: searchParams.get('act'),
    about: items.find(({ id }) => id === searchParams.get('id')) ?? null,
    done: searchParams.get('done'),
    ...newKey(),
  }
}

/** The ticked roles; the contract says which there are. */
const rolesIn = (form: FormData) => form.getAll('roles').map(String) as StaffRole[]

function backWith(event: Pick<RequestEvent, 'locals'>, done: string): never {
  redirect(303, inLanguage(event.locals.language, `/desk/staff?done=${done}`))
}

export const actions: Actions = {
  invite: async (event) => {
    const form = await event.request.formData()
    const language = text(form, 'language') as Language
    const names = { firstName: text(form, 'firstName'), lastName: text(form, 'lastName') }
    const body = { email: text(form, 'email'), ...names, language, roles: rolesIn(form) }
    const invited = await act(event, staff.inviteStaff, { body }, form)
    if (!invited.ok) return refuse(invited.problem, { typed: typed(form), roles: rolesIn(form) })
    backWith(event, 'invite')
  },
  roles: async (event) => {
    const form = await event.request.formData()
    const body = { version: Number(text(form, 'version')), roles: rolesIn(form) }
    const changed = await act(event, staff.setStaffRoles, { params: { id: text(form, 'id') }, body })
    if (!changed.ok) return refuse(changed.problem, { typed: {}, roles: rolesIn(form) })
    backWith(event, 'roles')
  },
  block: async (event) => {
    const form = await event.request.formData()
    const body = { reason: text(form, 'reason') as staff.BlockReason }
    const blocked = await act(event, staff.blockStaff, { params: { id: text(form, 'id') }, body }, form)
    if (!blocked.ok) return refuse(blocked.problem, { typed: typed(form), roles: [] })
    backWith(event, 'block')
  },
  unblock: async (event) => {
    const form = await event.request.formData()
    const unblocked = await act(event, staff.unblockStaff, { params: { id: text(form, 'id') } }, form)
    if (!unblocked.ok) return refuse(unblocked.problem, { typed: {}, roles: [] })
    backWith(event, 'unblock')
  },
}
