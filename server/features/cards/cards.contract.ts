import * as z from 'zod/mini'
import { describeEndpoint, listOf, listQuery } from '../../platform/http/endpoint.contract.ts'

/** What a card of the desk may be about. */
export const cardKinds = [
  'register-blocked',
  'job-given-up',
  'suspected-duplicate',
  'niss-refused',
  'enterprise-number-refused',
  'enterprise-number-requested',
  'accessibility-feedback',
  'tie-refused',
  'sign-ins-guessed',
  'reset-approval',
] as const
export type CardKind = (typeof cardKinds)[number]

export const cardStates = ['open', 'closed'] as const
export type CardState = (typeof cardStates)[number]

export const cardAbilities = ['close'] as const

export const cardView = z.object({
  id: z.string(),
  version: z.int(),
  kind: z.enum(cardKinds),
  state: z.enum(cardStates),
  /** What it is about: a register, a job, a person, a company. */
  subject: z.object({ type: z.string(), id: z.string() }),
  /** A code of what went wrong, never data of a person. */
  code: z.nullable(z.string()),
  /** The file to open, where there is one. */
  registration: z.nullable(z.object({ id: z.string(), reference: z.string(), companyName: z.nullable(z.string()) })),
  /** The job that failed, for a card about one. */
  jobName: z.nullable(z.string()),
  /** How often it happened since the card was raised. */
  times: z.int(),
  raisedAt: z.string(),
  lastAt: z.string(),
  closedAt: z.nullable(z.string()),
  /** Null for a closed card that healed by itself. */
  closedBy: z.nullable(z.object({ id: z.string(), name: z.string() })),
  closedNote: z.nullable(z.string()),
  abilities: z.array(z.enum(cardAbilities)),
})
export type CardView = z.infer<typeof cardView>

export const listCards = describeEndpoint({
  name: 'listCards',
  method: 'GET',
  path: '/desk/cards',
  summary: 'What somebody at the desk has to look at, newest first',
  tag: 'Desk',
  gate: 'staff',
  query: z.object({
    ...listQuery,
    state: z._default(z.enum(cardStates), 'open'),
    kind: z.optional(z.enum(cardKinds)),
  }),
  answer: z.extend(listOf(cardView), {
    /** Open cards by kind, and in all as `open`. */
    counts: z.record(z.string(), z.int()),
  }),
  errors: ['not-signed-in', 'not-allowed'],
})

export const closeCard = describeEndpoint({
  name: 'closeCard',
  method: 'POST',
  path: '/desk/cards/:id/close',
  summary: 'Put a card away, saying what was done',
  tag: 'Desk',
  gate: 'staff',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    version: z.int().check(z.minimum(1)),
    note: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(2000)))),
  }),
  answer: cardView,
  errors: ['not-signed-in', 'not-allowed', 'not-found', 'changed-meanwhile', 'not-in-this-state'],
})
