import { mailStates, mailTemplates, type MailState, type MailTemplate } from '#server/features/notifications/notifications.contract.ts'
import { askedIn } from '../address-filter.ts'

export type MailQuery = { state?: MailState; template?: MailTemplate; q?: string; cursor?: string; limit: number }

/** What the address asks of the log of mails; a word that means nothing is not asked. */
export function mailQuery(search: Pick<URLSearchParams, 'get'>): MailQuery {
  const { state: aState, template: aTemplate, ...asked } = askedIn(search, ['state', 'template', 'q', 'cursor'])
  const state = mailStates.find((one) => one === aState)
  const template = mailTemplates.find((one) => one === aTemplate)
  return { ...asked, ...(state && { state }), ...(template && { template }), limit: 50 }
}
