import { redirect } from '@sveltejs/kit'
import { endOtherSessions, endOwnSession, listOwnSessions, listSignIns } from '#server/features/identity/my-account/account.contract.ts'
import { act, newKey, read, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined
  const [sessions, signIns] = await Promise.all([
    read(event, listOwnSessions, {}),
    read(event, listSignIns, { query: { limit: 20, ...(cursor !== undefined && { cursor }) } }),
  ])
  return { sessions: sessions.items, signIns, older: cursor !== undefined, done: event.url.searchParams.get('done'), ...newKey() }
}

export const actions: Actions = {
  end: async (event) => {
    const form = await event.request.formData()
    const ended = await act(event, endOwnSession, { params: { id: text(form, 'session') } })
    // It ended by itself, or in another tab: what was wanted is so.
    if (!ended.ok && ended.problem.code !== 'not-found') return refuse(ended.problem, {})
    redirect(303, inLanguage(event.locals.language, `/account/sessions?done=${ended.ok ? 'end' : 'before'}`))
  },
  'end-others': async (event) => {
    const form = await event.request.formData()
    const ended = await act(event, endOtherSessions, {}, form)
    if (!ended.ok) return refuse(ended.problem, {})
    redirect(303, inLanguage(event.locals.language, '/account/sessions?done=others'))
  },
}
