import type { RequestEvent } from '@sveltejs/kit'
import { lookAtAccount, mailAccountLink, type AccountHelpReason } from '#server/features/identity/account-help/account-help.contract.ts'
import { listHelpRequests } from '#server/features/identity/help-requests/help-requests.contract.ts'
import { getSession } from '#server/features/identity/identity.contract.ts'
import { error } from '@sveltejs/kit'
import { act, read, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { askedIn } from '#lib/features/desk/address-filter.ts'
import { m } from '#lib/words.ts'
import type { Actions, PageServerLoad } from './$types'

/** Only administrators help with accounts; to others there is no such page. */
export const load: PageServerLoad = async (event) => {
  const session = await read(event, getSession, {})
  if (!session.roles.includes('administrator')) error(404, m.not_found_title())
  const done = event.url.searchParams.get('done')
  return {
    waiting: await read(event, listHelpRequests, { query: askedIn(event.url.searchParams, ['cursor']) }),
    at: new Date().toISOString(),
    done,
  }
}

const toldIn = (form: FormData) => ({ niss: text(form, 'niss'), name: text(form, 'name'), email: text(form, 'email') })

async function look(event: RequestEvent) {
  const told = toldIn(await event.request.formData())
  const seen = await act(event, lookAtAccount, { body: told })
  if (!seen.ok) return refuse(seen.problem, told)
  return { problem: null, values: told, account: seen.answer.account, mailed: null }
}

export const actions: Actions = {
  look,
  mail: async (event) => {
    const form = await event.request.formData()
    const told = toldIn(form)
    // The contract says which reasons there are; an empty choice is refused by it, in words.
    const body = { ...told, reason: text(form, 'reason') as AccountHelpReason }
    const mailed = await act(event, mailAccountLink, { body })
    if (mailed.ok) return { problem: null, values: { niss: '', name: '', email: '' }, account: undefined, mailed: mailed.answer.username }
    const seen = await act(event, lookAtAccount, { body: told })
    return { problem: mailed.problem, values: told, account: seen.ok ? seen.answer.account : undefined, mailed: null }
  },
}
