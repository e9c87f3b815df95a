import * as z from 'zod/mini'
import { describeEndpoint } from '../../platform/http/endpoint.contract.ts'
import { screenLanguages } from '../identity/identity.contract.ts'

/** Working days within which we answer a barrier that was reported; without an answer the federal ombudsman may be asked. */
export const feedbackAnswerDays = 20

const line = (most: number) => z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(most))))

/** What somebody could not use. Only the text is needed; who leaves no address is heard all the same. */
export const feedbackInput = z.object({
  language: z.enum(screenLanguages),
  message: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
  /** Which page, by its address or in words. */
  page: line(500),
  /** Screen reader, magnifier, keyboard, browser. */
  technology: line(200),
  email: z.optional(z.nullable(z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()))),
})

export const sendAccessibilityFeedback = describeEndpoint({
  name: 'sendAccessibilityFeedback',
  method: 'POST',
  path: '/accessibility-feedback',
  summary: 'Report something on the portal that you cannot use (law of 19 July 2018)',
  tag: 'Help',
  gate: 'anyone',
  status: 201,
  body: feedbackInput,
  answer: z.object({ reference: z.string() }),
  errors: ['invalid-input', 'too-many'],
})

/** What the desk reads of it. */
export const feedbackRecord = z.object({
  id: z.string(),
  reference: z.string(),
  language: z.enum(screenLanguages),
  message: z.string(),
  page: z.nullable(z.string()),
  technology: z.nullable(z.string()),
  email: z.nullable(z.string()),
  at: z.string(),
})

export const getAccessibilityFeedback = describeEndpoint({
  name: 'getAccessibilityFeedback',
  method: 'GET',
  path: '/desk/accessibility-feedback/:id',
  summary: 'One report about something that somebody cannot use',
  tag: 'Desk',
  gate: 'staff',
  params: z.object({ id: z.uuid() }),
  answer: feedbackRecord,
  errors: ['not-signed-in', 'not-found'],
})
