import type { JobDefinition } from './runtime/define-job.ts'
import type { EventName } from '#server/features/event-catalogue.ts'
import { forgetAccessibilityFeedback } from './accessibility/forget-accessibility-feedback.job.ts'
import { tellAccessibilityFeedback } from './accessibility/tell-accessibility-feedback.job.ts'
import { keepCards } from './cards/keep-cards.job.ts'
import { issueEnterpriseNumber } from './companies/issue-enterprise-number.job.ts'
import { acknowledgeNumberRequest } from './enterprise-numbers/acknowledge-number-request.job.ts'
import { obtainEnterpriseNumber } from './enterprise-numbers/obtain-enterprise-number.job.ts'
import { tellEnterpriseNumber } from './enterprise-numbers/tell-enterprise-number.job.ts'
import { tellNumberRefusal } from './enterprise-numbers/tell-number-refusal.job.ts'
import { forgetNumberRequests } from './enterprise-numbers/forget-number-requests.job.ts'
import { inspectDocument } from './documents/inspect-document.job.ts'
import { sweepFiles } from './documents/sweep-files.job.ts'
import { forgetFinishedJobs } from './maintenance/forget-finished-jobs.job.ts'
import { forgetOrigins } from './maintenance/forget-origins.job.ts'
import { forgetMails } from './notifications/forget-mails.job.ts'
import { forgetHelpRequests } from './identity/forget-help-requests.job.ts'
import { inspectHelpAttachment } from './identity/inspect-help-attachment.job.ts'
import { tellHelpRequest } from './identity/tell-help-request.job.ts'
import { forgetSignIns } from './identity/forget-sign-ins.job.ts'
import { askPersonName } from './identity/ask-person-name.job.ts'
import { followReplacedNumbers } from './identity/follow-replaced-numbers.job.ts'
import { issueNiss } from './identity/issue-niss.job.ts'
import { sendAccountLink } from './identity/send-account-link.job.ts'
import { sendFirstCredentials } from './identity/send-first-credentials.job.ts'
import { sendPasswordReset } from './identity/send-password-reset.job.ts'
import { sendStaffInvitation } from './identity/send-staff-invitation.job.ts'
import { tellGuessing } from './identity/tell-guessing.job.ts'
import { tellExchangedFactors } from './identity/tell-exchanged-factors.job.ts'
import { sendEmailChange } from './identity/send-email-change.job.ts'
import { tellAccountChange } from './identity/tell-account-change.job.ts'
import { tellBrakedAccount } from './identity/tell-braked-account.job.ts'
import { tellEmailChanged } from './identity/tell-email-changed.job.ts'
import { tellNamedPerson } from './identity/tell-named-person.job.ts'
import { tellResetRefusal } from './identity/tell-reset-refusal.job.ts'
import { tellStaffReset } from './identity/tell-staff-reset.job.ts'
import { acknowledgeRegistration } from './registrations/acknowledge-registration.job.ts'
import { askSilentRegisters } from './registrations/ask-silent-registers-again.job.ts'
import { checkRepresentativeNiss } from './registrations/check-representative-niss.job.ts'
import { findExpiringDrafts } from './registrations/find-expiring-drafts.job.ts'
import { forgetRegistrations } from './registrations/forget-registrations.job.ts'
import { releaseClaims } from './registrations/release-lapsed-claims.job.ts'
import { sendContactCode } from './registrations/send-contact-code.job.ts'
import { sendResumeLink } from './registrations/send-resume-link.job.ts'
import { sendMailAgain } from './registrations/send-mail-again.job.ts'
import { tellApproval } from './registrations/tell-approval.job.ts'
import { tellCorrection } from './registrations/tell-correction.job.ts'
import { tellExpiry } from './registrations/tell-expiry.job.ts'
import { tellMessage } from './registrations/tell-message.job.ts'
import { tellNumberAnswer } from './registrations/tell-number-answer.job.ts'
import { tellRefusal } from './registrations/tell-refusal.job.ts'
import { tellReview } from './registrations/tell-review.job.ts'
import { tellWithdrawal } from './registrations/tell-withdrawal.job.ts'
import { verifyCompanyNumber } from './registrations/verify-company-number.job.ts'

/** Every job there is: a job that does not stand here does not run. Each room adds its own lines. */
export const jobCatalogue = [
  verifyCompanyNumber,
  askSilentRegisters,
  checkRepresentativeNiss,
  releaseClaims,
  sendContactCode,
  sendResumeLink,
  acknowledgeRegistration,
  tellApproval,
  tellRefusal,
  tellCorrection,
  tellWithdrawal,
  tellReview,
  tellNumberAnswer,
  tellMessage,
  sendMailAgain,
  findExpiringDrafts,
  tellExpiry,
  inspectDocument,
  sweepFiles,
  issueEnterpriseNumber,
  acknowledgeNumberRequest,
  obtainEnterpriseNumber,
  tellEnterpriseNumber,
  tellNumberRefusal,
  issueNiss,
  sendFirstCredentials,
  sendStaffInvitation,
  sendPasswordReset,
  sendAccountLink,
  tellStaffReset,
  tellResetRefusal,
  tellExchangedFactors,
  sendEmailChange,
  tellEmailChanged,
  tellAccountChange,
  tellBrakedAccount,
  askPersonName,
  tellNamedPerson,
  tellGuessing,
  followReplacedNumbers,
  tellAccessibilityFeedback,
  keepCards,
  forgetSignIns,
  forgetHelpRequests,
  inspectHelpAttachment,
  tellHelpRequest,
  forgetRegistrations,
  forgetNumberRequests,
  forgetAccessibilityFeedback,
  forgetMails,
  forgetOrigins,
  forgetFinishedJobs,
] as const satisfies readonly JobDefinition[]

/** Events that no job answers: they are for the trail, and for who watches live. */
export const auditOnlyEvents: readonly EventName[] = [
  'registration.started',
  'registration.changed',
  'registration.entries-kept',
  'registration.status-link-issued',
  'registration.resumed',
  'registration.contact-confirmed',
  'registration.contact-mail-counted',
  'registration.released',
  'registration.messages-read',
  'country-rule.added',
  'registrations.forgotten',
  'registration.niss-checked',
  'registration.representative-recognised',
  'document.checked',
  'document.upload-begun',
  'document.forgotten',
  'company.person-tied',
  'company.reset-approval-demanded',
  'old-enrolments.imported',
  'enterprise-number-requests.forgotten',
  'accessibility-feedback.forgotten',
  'person.name-recorded',
  'person.niss-replaced',
  'account.temporary-password-issued',
  'account.signed-in',
  'account.sign-in-refused',
  'account.signed-out',
  'account.agency-tied',
  'account.phone-linked',
  'account.profile-chosen',
  'company.tie-accepted',
  'account.password-changed',
  'account.recovery-code-used',
  'account.reset-link-issued',
  'account.reset-link-used',
  'account.looked-at',
  'help-request.attachment-checked',
  'help-request.acknowledged',
  'help-request.closed',
  'help-requests.forgotten',
  'staff.reset-confirmed',
  'staff.reset-withdrawn',
  'account.language-chosen',
  'account.phone-begun',
  'account.sessions-ended',
  'staff.invitation-accepted',
  'account.blocked',
  'account.unblocked',
  'staff.roles-changed',
  'sign-ins.forgotten',
  'mail.sent',
  'mail.refused',
  'mail.bounced',
  'mails.forgotten',
  'personal-data.read',
  'personal-data.revealed',
  'origins.forgotten',
  'card.raised',
  'card.closed',
  'card.healed',
]

/** Events that no job answers because the runtime itself does: the relay, the publisher, and who keeps the queues' state. */
export const runtimeEvents: readonly EventName[] = ['job.retry-asked', 'job.run-asked', 'queue.pause-asked', 'queue.resume-asked']
