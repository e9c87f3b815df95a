import { redirect, type RequestEvent } from '@sveltejs/kit'
import { listMessages, markMessagesRead, writeMessage } from '#server/features/registrations/messages/registration-messages.contract.ts'
import { getStory, mailsToSendAgain, sendMailAgain } from '#server/features/registrations/story/registration-story.contract.ts'
import { confirmContact, getRegistration, getUsualDuration } from '#server/features/registrations/registrations.contract.ts'
import { act, newKey, read, refuse, type Acted } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { problemOf } from '#lib/api/problems.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { locals, params } = event
  // A reference opens nothing: only the registration that this browser holds is shown.
  const own = locals.actor.kind === 'applicant' ? { id: locals.actor.registrationId } : undefined
  if (own === undefined) return { status: null, usual: null }
  const registration = await locals.call(getRegistration, { params: own }).catch((thrown: unknown) => {
    if (problemOf(thrown) === undefined) throw thrown
    return null
  })
  if (registration?.reference !== params.reference) return { status: null, usual: null }
  const before = event.url.searchParams.get('before') ?? undefined
  const [{ usual }, conversation, { items: story }] = await Promise.all([
    locals.call(getUsualDuration, {}),
    read(event, listMessages, { params: own, query: { before } }),
    read(event, getStory, { params: own }),
  ])
  return { status: { registration, conversation, story }, before, usual, ...newKey() }
}

type Event = Pick<RequestEvent, 'locals' | 'url' | 'request'>

/** The registration that this browser holds. Without one the endpoint says that there is none. */
const ownId = ({ locals }: Event) => (locals.actor.kind === 'applicant' ? locals.actor.registrationId : '')

/** After an act the page is shown again, newest messages and all. */
function shownAgain({ url }: Event, acted: Acted<unknown>, form: FormData) {
  if (!acted.ok) return refuse(acted.problem, typed(form))
  redirect(303, `${url.pathname}#messages`)
}

export const actions: Actions = {
  confirm: async (event) => {
    const form = await event.request.formData()
    const confirmed = await act(event, confirmContact, { params: { id: ownId(event) }, body: { code: text(form, 'code') } }, form)
    return confirmed.ok ? undefined : refuse(confirmed.problem, typed(form))
  },
  write: async (event) => {
    const form = await event.request.formData()
    const params = { id: ownId(event) }
    return shownAgain(event, await act(event, writeMessage, { params, body: { text: text(form, 'text') } }, form), form)
  },
  read: async (event) => {
    const form = await event.request.formData()
    const params = { id: ownId(event) }
    return shownAgain(event, await act(event, markMessagesRead, { params, body: { upTo: text(form, 'upTo') } }, form), form)
  },
  again: async (event) => {
    const form = await event.request.formData()
    const template = mailsToSendAgain.find((one) => one === text(form, 'template')) ?? 'registration-received'
    const sent = await act(event, sendMailAgain, { params: { id: ownId(event) }, body: { template } }, form)
    if (!sent.ok) return refuse(sent.problem, {})
    redirect(303, event.url.pathname)
  },
}
