import { fail, type RequestEvent } from '@sveltejs/kit'
import { resendCredentials, resendReasons } from '#server/features/identity/identity.contract.ts'
import { act } from '#lib/api/acts.ts'
import { text } from '#lib/api/form-values.ts'
import { resendRefusal } from './resend-words.ts'

/** The form action behind `ResendCredentials`, shared by the pages that show mails. */
export async function resendAct(event: RequestEvent) {
  const form = await event.request.formData()
  const reason = resendReasons.find((one) => one === text(form, 'reason')) ?? 'not-received'
  const sent = await act(event, resendCredentials, { params: { id: text(form, 'personId') }, body: { reason } }, form)
  return sent.ok
    ? { resent: true, notResent: undefined }
    : fail(sent.problem.status, { resent: false, notResent: resendRefusal(sent.problem) })
}
