import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'
import { cardKinds } from './cards.contract.ts'

const subject = 'card'
const payload = z.object({ kind: z.enum(cardKinds) })

/** A card is there, or what it is about happened once more. */
export const cardRaised = defineEvent('card.raised', { subject, payload: z.extend(payload, { times: z.int() }) })
export const cardClosed = defineEvent('card.closed', { subject, payload })
/** What it was about mended itself. */
export const cardHealed = defineEvent('card.healed', { subject, payload })

export const cardEvents = [cardRaised, cardClosed, cardHealed] as const
