import { listMails } from '#server/features/notifications/notifications.contract.ts'
import { newKey, read } from '#lib/api/acts.ts'
import { problemOf } from '#lib/api/problems.ts'
import { mailQuery } from '#lib/features/desk/mails/mail-query.ts'
import { resendAct } from '#lib/features/desk/mails/resend-act.ts'
import type { Actions, PageServerLoad } from './$types'

const none = { items: [], nextCursor: null, total: 0, totalIsMore: false }

export const load: PageServerLoad = async (event) => {
  const facts = { at: new Date().toISOString(), ...newKey() }
  const query = mailQuery(event.url.searchParams)
  try {
    return { ...facts, list: await event.locals.call(listMails, { query }), problem: null }
  } catch (thrown) {
    const problem = problemOf(thrown)
    // A search that cannot be answered is told on the page; anything else is the error page's or the sign-in's.
    if (problem?.status === 422) return { ...facts, list: none, problem }
    return { ...facts, list: await read(event, listMails, { query }), problem: null }
  }
}

export const actions: Actions = { resend: resendAct }
