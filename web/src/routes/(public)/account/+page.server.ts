import { redirect, type RequestEvent } from '@sveltejs/kit'
import * as account from '#server/features/identity/my-account/account.contract.ts'
import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'
import type { Language } from '#server/features/identity/identity.contract.ts'
import { act, newKey, read, refuse } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { inLanguage } from '#lib/languages.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => ({
  account: await read(event, account.getAccount, {}),
  /** The form that is open, if any. */
  act: event.url.searchParams.get('act'),
  phone: event.url.searchParams.get('phone'),
  /** What was just done, to be said once more. */
  done: event.url.searchParams.get('done'),
  ...newKey(),
})

/** A box left empty is no password at all: what is asked for then may be something else. */
const passwordIn = (form: FormData, name = 'current') => text(form, name) || undefined

/** What was typed and is no secret, to stand there again. */
const again = (problem: ProblemDocument, typed: { email?: string; phone?: string } = {}) =>
  refuse(problem, { email: '', phone: '', ...typed })

function backWith(event: Pick<RequestEvent, 'locals'>, done: string): never {
  redirect(303, inLanguage(event.locals.language, `/account?done=${done}`))
}

export const actions: Actions = {
  email: async (event) => {
    const form = await event.request.formData()
    const body = { email: text(form, 'email'), password: passwordIn(form) }
    const asked = await act(event, account.askEmailChange, { body }, form)
    if (!asked.ok) return again(asked.problem, { email: body.email })
    backWith(event, 'email')
  },
  language: async (event) => {
    const form = await event.request.formData()
    // The contract says which languages there are.
    const body = { version: Number(text(form, 'version')), language: text(form, 'language') as Language }
    const changed = await act(event, account.changeAccount, { body })
    if (!changed.ok) return again(changed.problem)
    backWith(event, 'language')
  },
  password: async (event) => {
    const form = await event.request.formData()
    const body = { current: text(form, 'current'), password: text(form, 'password') }
    const changed = await act(event, account.changeOwnPassword, { body }, form)
    if (!changed.ok) return again(changed.problem)
    backWith(event, 'password')
  },
  'add-phone': async (event) => {
    const form = await event.request.formData()
    const begun = await act(event, account.beginPhone, { body: { password: passwordIn(form) } }, form)
    if (!begun.ok) return again(begun.problem)
    redirect(303, inLanguage(event.locals.language, '/account/phone'))
  },
  'remove-phone': async (event) => {
    const form = await event.request.formData()
    const call = { params: { id: text(form, 'phone') }, body: { password: passwordIn(form) } }
    const removed = await act(event, account.removePhone, call)
    if (!removed.ok) return again(removed.problem, { phone: call.params.id })
    backWith(event, 'remove-phone')
  },
  'recovery-codes': async (event) => {
    const form = await event.request.formData()
    const renewed = await act(event, account.renewRecoveryCodes, { body: { password: passwordIn(form) } }, form)
    if (!renewed.ok) return again(renewed.problem)
    return { recoveryCodes: renewed.answer.recoveryCodes }
  },
}
