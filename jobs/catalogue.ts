import type { JobDefinition } from './runtime/define-job.ts'
import type { EventName } from '#server/features/event-catalogue.ts'
import { issueEnterpriseNumber } from './companies/issue-enterprise-number.job.ts'
import { inspectDocument } from './documents/inspect-document.job.ts'
import { sweepFiles } from './documents/sweep-files.job.ts'
import { forgetFinishedJobs } from './maintenance/forget-finished-jobs.job.ts'
import { forgetOrigins } from './maintenance/forget-origins.job.ts'
import { forgetMails } from './notifications/forget-mails.job.ts'
import { forgetSignIns } from './identity/forget-sign-ins.job.ts'
import { askPersonName } from './identity/ask-person-name.job.ts'
import { issueNiss } from './identity/issue-niss.job.ts'
import { sendFirstCredentials } from './identity/send-first-credentials.job.ts'
import { sendStaffInvitation } from './identity/send-staff-invitation.job.ts'
import { tellNamedPerson } from './identity/tell-named-person.job.ts'
import { acknowledgeRegistration } from './registrations/acknowledge-registration.job.ts'
import { askSilentRegisters } from './registrations/ask-silent-registers-again.job.ts'
import { releaseClaims } from './registrations/release-lapsed-claims.job.ts'
import { sendContactCode } from './registrations/send-contact-code.job.ts'
import { tellApproval } from './registrations/tell-approval.job.ts'
import { tellCorrection } from './registrations/tell-correction.job.ts'
import { tellRefusal } from './registrations/tell-refusal.job.ts'
import { verifyCompanyNumber } from './registrations/verify-company-number.job.ts'

/** Every job there is: a job that does not stand here does not run. Each room adds its own lines. */
export const jobCatalogue = [
  verifyCompanyNumber,
  askSilentRegisters,
  releaseClaims,
  sendContactCode,
  acknowledgeRegistration,
  tellApproval,
  tellRefusal,
  tellCorrection,
  inspectDocument,
  sweepFiles,
  issueEnterpriseNumber,
  issueNiss,
  sendFirstCredentials,
  sendStaffInvitation,
  askPersonName,
  tellNamedPerson,
  forgetSignIns,
  forgetMails,
  forgetOrigins,
  forgetFinishedJobs,
] as const satisfies readonly JobDefinition[]

/** Events that no job answers: they are for the trail, and for who watches live. */
export const auditOnlyEvents: readonly EventName[] = [
  'registration.started',
  'registration.number-checked',
  'registration.changed',
  'registration.contact-confirmed',
  'registration.contact-mail-counted',
  'registration.claimed',
  'registration.released',
  'registration.number-confirmed',
  'document.checked',
  'document.forgotten',
  'company.person-tied',
  'company.enterprise-number-issued',
  'company.enterprise-number-refused',
  'person.name-recorded',
  'person.duplicate-suspected',
  'person.niss-refused',
  'account.temporary-password-issued',
  'account.signed-in',
  'account.sign-in-refused',
  'account.signed-out',
  'account.phone-linked',
  'account.password-changed',
  'account.recovery-code-used',
  'staff.invitation-accepted',
  'account.blocked',
  'account.unblocked',
  'staff.roles-changed',
  'sign-ins.forgotten',
  'mail.sent',
  'mail.refused',
  'mails.forgotten',
  'personal-data.read',
  'origins.forgotten',
  'job.given-up',
]
