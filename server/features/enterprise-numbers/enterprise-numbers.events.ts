import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'

const subject = 'enterprise-number-request'

export const numberRequested = defineEvent('enterprise-number.requested', { subject, payload: z.object({ country: z.string() }) })
/** The desk stands behind it: the company register is asked by a job, under this event's id. */
export const numberRequestAccepted = defineEvent('enterprise-number.accepted', { subject, payload: z.object({}) })
/** By the desk, or by the register with its code. */
export const numberRequestRefused = defineEvent('enterprise-number.refused', {
  subject,
  payload: z.object({ by: z.enum(['desk', 'register']), code: z.nullable(z.string()) }),
})
/** The register gave a number, or had one. */
export const numberObtained = defineEvent('enterprise-number.obtained', { subject, payload: z.object({ existed: z.boolean() }) })

export const enterpriseNumberEvents = [numberRequested, numberRequestAccepted, numberRequestRefused, numberObtained] as const
