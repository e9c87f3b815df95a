import * as z from 'zod/mini'
import { defineEvent } from '../../../platform/events/define-events.ts'
import { ownFactors } from './account.contract.ts'

const nothing = z.object({})
const issue = z.object({ issueId: z.uuid() })

export const languageChosen = defineEvent('account.language-chosen', { subject: 'account', payload: nothing })
/** A link went to a new address; the present one is told of it at once. */
export const emailChangeAsked = defineEvent('account.email-change-asked', { subject: 'account', payload: issue })
export const emailChanged = defineEvent('account.email-changed', { subject: 'account', payload: issue })
export const phoneBegun = defineEvent('account.phone-begun', { subject: 'account', payload: nothing })
export const ownFactorChanged = defineEvent('account.factor-changed', {
  subject: 'account',
  payload: z.object({ what: z.enum(ownFactors) }),
})
/** Somebody ended sessions of his own from another. */
export const sessionsEnded = defineEvent('account.sessions-ended', {
  subject: 'account',
  payload: z.object({ sessionIds: z.array(z.uuid()) }),
})

export const accountEvents = [languageChosen, emailChangeAsked, emailChanged, phoneBegun, ownFactorChanged, sessionsEnded] as const
