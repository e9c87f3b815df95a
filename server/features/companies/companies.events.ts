import * as z from 'zod/mini'
import { defineEvent } from '../../platform/events/define-events.ts'
import { cbeStates, companyRoles } from './companies.contract.ts'

export const companyAdmitted = defineEvent('company.admitted', {
  subject: 'company',
  payload: z.object({ registrationId: z.uuid(), cbeState: z.enum(cbeStates) }),
})
export const enterpriseNumberIssued = defineEvent('company.enterprise-number-issued', {
  subject: 'company',
  payload: z.object({ registrationId: z.uuid(), existed: z.boolean() }),
})
export const enterpriseNumberRefused = defineEvent('company.enterprise-number-refused', {
  subject: 'company',
  payload: z.object({ registrationId: z.uuid(), code: z.string() }),
})

export const personTied = defineEvent('company.person-tied', {
  subject: 'company',
  payload: z.object({ personId: z.uuid(), role: z.enum(companyRoles) }),
})

/** Whether a company wants resets of its people approved first. */
export const resetApprovalDemanded = defineEvent('company.reset-approval-demanded', {
  subject: 'company',
  payload: z.object({ demanded: z.boolean() }),
})

/** The list of former enrolments was taken over, or brought in step: counts only. */
export const enrolmentsImported = defineEvent('old-enrolments.imported', {
  subject: 'old-enrolments',
  payload: z.object({ added: z.int(), changed: z.int() }),
})

export const companyEvents = [
  companyAdmitted,
  personTied,
  enterpriseNumberIssued,
  enterpriseNumberRefused,
  resetApprovalDemanded,
  enrolmentsImported,
] as const
