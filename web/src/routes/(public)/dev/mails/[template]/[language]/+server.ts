import { error } from '@sveltejs/kit'
import { listMailPreviews } from '#server/features/previews/previews.contract.ts'
import { read } from '#lib/api/acts.ts'
import type { RequestHandler } from './$types'

/** Nothing of a mail may load or run, wherever it is opened; a page of ours may frame it. */
const policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

/** One mail as a mail program gets it, for the frames of the page above. */
export const GET: RequestHandler = async (event) => {
  const { items } = await read(event, listMailPreviews, {})
  const { template, language } = event.params
  const mail = items.find((one) => one.template === template && one.language === language)
  if (!mail) error(404)
  return new Response(mail.html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, 'x-frame-options': 'SAMEORIGIN' },
  })
}
