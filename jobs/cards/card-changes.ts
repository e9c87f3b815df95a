import * as z from 'zod/mini'
import type { CardKind } from '#server/features/cards/cards.contract.ts'
import type { EventName } from '#server/features/event-catalogue.ts'

/** What of these events' payloads matters to a card; each has some of it. */
export const heardPayload = z.object({
  registrationId: z.optional(z.nullable(z.uuid())),
  code: z.optional(z.nullable(z.string())),
  kind: z.optional(z.string()),
  state: z.optional(z.string()),
  blocked: z.optional(z.boolean()),
  eventId: z.optional(z.uuid()),
  jobName: z.optional(z.string()),
})

export type Heard = { subject: { type: string; id: string }; payload: z.infer<typeof heardPayload> }
type About = { type: string; id: string }
export type CardChange =
  | { act: 'raise'; kind: CardKind; subject: About; code: string | null; facts: Record<string, string> }
  | { act: 'heal'; kinds: readonly CardKind[]; subject: About }
  | undefined

const factsOf = (found: Record<string, string | null | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

/** A card about the event's own subject, with the registration it belongs to. */
const raise =
  (kind: CardKind) =>
  ({ subject, payload }: Heard): CardChange => ({
    act: 'raise',
    kind,
    subject: { type: subject.type, id: subject.id },
    code: payload.code ?? null,
    facts: factsOf({ registrationId: payload.registrationId }),
  })
const heal =
  (...kinds: readonly CardKind[]) =>
  ({ subject }: Heard): CardChange => ({ act: 'heal', kinds, subject: { type: subject.type, id: subject.id } })

/** A register that turns us away is one card, however many files wait for it; any clear answer of it heals the card. */
function registerAnswered({ subject, payload }: Heard): CardChange {
  const register = { type: 'register', id: payload.kind ?? '' }
  if (payload.blocked) {
    return { act: 'raise', kind: 'register-blocked', subject: register, code: payload.code ?? null, facts: { registrationId: subject.id } }
  }
  const answered = payload.state === 'valid' || payload.state === 'invalid'
  return answered ? { act: 'heal', kinds: ['register-blocked'], subject: register } : undefined
}

/** A given-up job is a card of its own, but for the job that keeps cards: it would only fail at that one too. */
function jobGivenUp(heard: Heard): CardChange {
  const { eventId, jobName } = heard.payload
  if (jobName === 'keep-cards') return undefined
  const card = raise('job-given-up')(heard)
  return card?.act === 'raise' ? { ...card, facts: factsOf({ eventId, jobName }) } : card
}

/** By what many accounts were tried: its code says. */
const guessed = (heard: Heard): CardChange => {
  const card = raise('sign-ins-guessed')(heard)
  return card?.act === 'raise' ? { ...card, code: heard.payload.kind ?? null } : card
}

/** What happened → what becomes of which card. One line for each event; the job that keeps cards listens to all of them. */
export const cardChanges = {
  'registration.number-checked': registerAnswered,
  'job.given-up': jobGivenUp,
  'job.mended': heal('job-given-up'),
  'person.duplicate-suspected': raise('suspected-duplicate'),
  'person.niss-refused': raise('niss-refused'),
  'person.niss-issued': heal('suspected-duplicate', 'niss-refused'),
  'person.recognised': heal('suspected-duplicate'),
  'person.told-apart': heal('suspected-duplicate'),
  'company.enterprise-number-refused': raise('enterprise-number-refused'),
  'company.enterprise-number-issued': heal('enterprise-number-refused'),
  'enterprise-number.requested': raise('enterprise-number-requested'),
  'enterprise-number.accepted': heal('enterprise-number-requested'),
  'enterprise-number.refused': heal('enterprise-number-requested'),
  'account.reset-approval-wanted': raise('reset-approval'),
  'account.reset-approved': heal('reset-approval'),
  'account.reset-refused': heal('reset-approval'),
  'accessibility-feedback.sent': raise('accessibility-feedback'),
  'company.tie-refused': raise('tie-refused'),
  'sign-ins.guessed': guessed,
} satisfies Partial<Record<EventName, (heard: Heard) => CardChange>>

export const cardEventNames = Object.keys(cardChanges) as (keyof typeof cardChanges)[]

const nobody: Heard = { subject: { type: '', id: '' }, payload: {} }
const changesWhere = (fits: (change: NonNullable<CardChange>) => boolean): EventName[] =>
  cardEventNames.filter((name) => {
    const change: CardChange = cardChanges[name](nobody)
    return change !== undefined && fits(change)
  })

/** What heals a card of a kind, where its very subject tells. A register is healed by answers about any file, so by none of these. */
export const healersOf = (kind: CardKind): EventName[] => changesWhere((change) => change.act === 'heal' && change.kinds.includes(kind))

/** What raises a card of a kind, where its very subject tells; none for a register, likewise. */
export const raisersOf = (kind: CardKind): EventName[] => changesWhere((change) => change.act === 'raise' && change.kind === kind)
