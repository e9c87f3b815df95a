import { redirect, type RequestEvent } from '@sveltejs/kit'
import { decideDuplicate, getDeskPerson } from '#server/features/duplicates/duplicates.contract.ts'
import {
  askNumberAgain,
  claimRegistration,
  confirmNumber,
  decideRegistration,
  decisions,
  getDeskRegistration,
  previewDecision,
  releaseRegistration,
  revealNiss,
} from '#server/features/registrations/registrations.contract.ts'
import {
  listDeskMessages,
  markDeskMessagesRead,
  writeDeskMessage,
} from '#server/features/registrations/messages/registration-messages.contract.ts'
import { act, again, newKey, read, refuse, type Acted } from '#lib/api/acts.ts'
import { text, typed } from '#lib/api/form-values.ts'
import { partAct, partsIn } from '#lib/features/registrations/fields/repeated-parts.ts'
import { cannedNote, pointsIn } from '#lib/features/desk/decision/decision-points.ts'
import { resendAct } from '#lib/features/desk/mails/resend-act.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  record: await read(event, getDeskRegistration, { params: event.params }),
  act: event.url.searchParams.get('act'),
  person: await suspect(event),
  reveal: event.url.searchParams.get('reveal'),
  tab: event.url.searchParams.get('tab') ?? 'fields',
  messages: await messagesIn(event),
  at: new Date().toISOString(),
  ...newKey(),
})

/** What was written about the file, where the address asks for it. */
async function messagesIn(event: Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } }) {
  if (event.url.searchParams.get('tab') !== 'messages') return null
  const before = event.url.searchParams.get('before') ?? undefined
  return { conversation: await read(event, listDeskMessages, { params: event.params, query: { before } }), before }
}

/** After an act on the messages they are shown again, the newest of them. */
function messagesAgain(event: Pick<RequestEvent, 'url'>, acted: Acted<unknown>, form: FormData) {
  if (!acted.ok) return refuse(acted.problem, typed(form))
  redirect(303, `${event.url.pathname}?tab=messages`)
}

/** The suspected duplicate that the address names. One that is gone was decided meanwhile: then the file is shown as it is. */
async function suspect(event: Pick<RequestEvent, 'locals' | 'url'>) {
  const id = event.url.searchParams.get('person')
  const read = id === null ? undefined : await act(event, getDeskPerson, { params: { id } })
  return read?.ok ? read.answer : null
}

/** After an act the file is shown again, without the act in the address. */
function shownAgain(event: Pick<RequestEvent, 'url'>, acted: Acted<unknown>, values: Record<string, unknown> = {}) {
  if (!acted.ok) return refuse(acted.problem, values)
  redirect(303, event.url.pathname)
}

const versionIn = (form: FormData) => Number(text(form, 'version'))

export const actions: Actions = {
  resend: resendAct,
  claim: async (event) => {
    const form = await event.request.formData()
    const body = { version: versionIn(form), takeOver: text(form, 'takeOver') === 'yes' }
    return shownAgain(event, await act(event, claimRegistration, { params: event.params, body }, form))
  },
  release: async (event) => {
    const form = await event.request.formData()
    return shownAgain(event, await act(event, releaseRegistration, { params: event.params, body: { version: versionIn(form) } }, form))
  },
  confirmNumber: async (event) => {
    const form = await event.request.formData()
    const body = { version: versionIn(form), reason: text(form, 'reason') }
    return shownAgain(event, await act(event, confirmNumber, { params: event.params, body }, form), typed(form))
  },
  askNumberAgain: async (event) => {
    const form = await event.request.formData()
    return shownAgain(event, await act(event, askNumberAgain, { params: event.params, body: { version: versionIn(form) } }, form))
  },
  decide: async (event) => {
    const form = await event.request.formData()
    const parts = partsIn(form, 'reasons')
    const doing = text(form, 'do')
    const values = { parts, decision: text(form, 'decision') }
    const changed = partAct(doing, parts, { code: '', field: '', note: '' })
    if (changed) return again({ ...values, parts: changed })
    const decision = decisions.find((one) => one === text(form, 'decision')) ?? 'ask-correction'
    const reasons = decision === 'approve' ? [] : pointsIn(parts)
    if (doing === 'preview' || doing.startsWith('canned:')) {
      const place = Number(doing.split(':')[1] ?? -1)
      const { language } = await read(event, getDeskRegistration, { params: event.params })
      const filled = parts.map((part, at) =>
        at === place ? { ...part, note: cannedNote(part['code'], part['note'] ?? '', language) } : part,
      )
      const shown = await act(event, previewDecision, { params: event.params, body: { decision, reasons: pointsIn(filled) } })
      if (!shown.ok && doing === 'preview') return refuse(shown.problem, values)
      return again({ ...values, parts: filled, preview: shown.ok ? shown.answer : undefined })
    }
    const body = { version: versionIn(form), decision, reasons }
    return shownAgain(event, await act(event, decideRegistration, { params: event.params, body }, form), values)
  },
  writeMessage: async (event) => {
    const form = await event.request.formData()
    const { params } = event
    if (text(form, 'do') === 'canned') {
      const { language } = await read(event, getDeskRegistration, { params })
      return again({ text: cannedNote(text(form, 'canned'), text(form, 'text'), language) })
    }
    return messagesAgain(event, await act(event, writeDeskMessage, { params, body: { text: text(form, 'text') } }, form), form)
  },
  readMessages: async (event) => {
    const form = await event.request.formData()
    const body = { upTo: text(form, 'upTo') }
    return messagesAgain(event, await act(event, markDeskMessagesRead, { params: event.params, body }, form), form)
  },
  reveal: async (event) => {
    const form = await event.request.formData()
    const params = { id: event.params.id, representativeId: text(form, 'representativeId') }
    const shown = await act(event, revealNiss, { params, body: { reason: text(form, 'reason') } })
    return shown.ok ? again({ niss: shown.answer.niss }) : refuse(shown.problem, typed(form))
  },
  duplicate: async (event) => {
    const form = await event.request.formData()
    const chosen = text(form, 'decision')
    const body = chosen === 'other' ? { decision: 'other' as const } : { decision: 'same' as const, candidateId: chosen }
    return shownAgain(event, await act(event, decideDuplicate, { params: { id: text(form, 'personId') }, body }, form), typed(form))
  },
}
