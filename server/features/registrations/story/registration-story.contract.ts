import * as z from 'zod/mini'
import { describeEndpoint } from '../../../platform/http/endpoint.contract.ts'
import { registrationView } from '../registrations.contract.ts'

/** What happened that both sides may know. Who of the agency did it, and what it did among itself, is not in it. */
export const storySteps = [
  'begun',
  'contact-confirmed',
  'submitted',
  'submitted-again',
  'register-silent',
  'number-known',
  'number-not-known',
  'number-confirmed',
  'review-begun',
  'correction-asked',
  'message-from-company',
  'message-from-agency',
  'approved',
  'refused',
  'withdrawn',
] as const
export type StoryStep = (typeof storySteps)[number]

export const storyDoers = ['company', 'agency', 'register'] as const
export type StoryDoer = (typeof storyDoers)[number]

export const storyEntry = z.object({ id: z.string(), step: z.enum(storySteps), by: z.enum(storyDoers), at: z.string() })
export type StoryEntry = z.infer<typeof storyEntry>

/** Mails that hold no secret but a code that is made anew: their reader may have them again without asking us. */
export const mailsToSendAgain = [
  'contact-code',
  'registration-received',
  'correction-asked',
  'registration-approved',
  'registration-refused',
] as const
export type MailToSendAgain = (typeof mailsToSendAgain)[number]

const byId = z.object({ id: z.uuid() })

export const getStory = describeEndpoint({
  name: 'getStory',
  method: 'GET',
  path: '/registrations/:id/story',
  summary: 'What happened to your registration, when and by whom, oldest first',
  tag: 'Registering',
  gate: 'applicant',
  params: byId,
  answer: z.object({ items: z.array(storyEntry) }),
  errors: ['not-found'],
})

export const sendMailAgain = describeEndpoint({
  name: 'sendMailAgain',
  method: 'POST',
  path: '/registrations/:id/mails/again',
  summary: 'Have a mail of ours sent again to the contact; five times for a registration',
  tag: 'Registering',
  gate: 'applicant',
  status: 202,
  params: byId,
  body: z.object({ template: z.enum(mailsToSendAgain) }),
  answer: registrationView,
  errors: ['not-found', 'not-in-this-state', 'too-many'],
})
