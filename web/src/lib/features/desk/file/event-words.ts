import { m } from '#lib/words.ts'

/** What happened, in words; an event that has none yet is named as it is. */
export function eventWords(event: string): string {
  const words: Record<string, () => string> = {
    'registration.started': m.event_started,
    'registration.number-check-asked': m.event_number_asked,
    'registration.number-checked': m.event_number_checked,
    'registration.changed': m.event_changed,
    'registration.entries-kept': m.event_entries_kept,
    'registration.resume-link-issued': m.event_resume_link,
    'registration.resumed': m.event_resumed,
    'registration.contact-confirmed': m.event_contact_confirmed,
    'registration.submitted': m.event_submitted,
    'registration.withdrawn': m.event_withdrawn,
    'registration.niss-checked': m.event_niss_checked,
    'registration.representative-recognised': m.event_representative_recognised,
    'registration.claimed': m.event_claimed,
    'registration.released': m.event_released,
    'registration.number-confirmed': m.event_number_confirmed,
    'registration.correction-asked': m.event_correction_asked,
    'registration.approved': m.event_approved,
    'registration.refused': m.event_refused,
    'registration.expired': m.event_expired,
    'registration.message-sent': m.event_message_sent,
    'registration.expiry-near': m.event_expiry_near,
    'registration.mail-asked-again': m.event_mail_asked_again,
    'enterprise-number.requested': m.event_number_requested,
    'enterprise-number.accepted': m.event_number_accepted,
    'enterprise-number.obtained': m.event_number_obtained,
    'enterprise-number.refused': m.event_refused,
    'document.stored': m.event_document_stored,
    'document.checked': m.event_document_checked,
    'document.forgotten': m.event_document_forgotten,
  }
  return words[event]?.() ?? event
}

const housekeeping = [
  'registration.contact-mail-counted',
  'registration.contact-code-wanted',
  'registration.status-link-issued',
  'registration.messages-read',
  'document.upload-begun',
]

/** What only our own book-keeping needs to know; it stays in the trail. */
export function isHousekeeping(event: string): boolean {
  return housekeeping.includes(event)
}

export function templateWords(template: string): string {
  const words: Record<string, () => string> = {
    'contact-code': m.mail_contact_code,
    'resume-link': m.mail_resume_link,
    'registration-received': m.mail_received,
    'registration-approved': m.mail_approved,
    'registration-refused': m.mail_refused_title,
    'registration-withdrawn': m.mail_withdrawn,
    'correction-asked': m.mail_correction,
    'correction-received': m.mail_corrected,
    'registration-in-review': m.mail_review,
    'number-confirmed': m.mail_number_confirmed,
    'number-not-known': m.mail_number_not_known,
    'draft-expiring': m.mail_expiring,
    'message-received': m.mail_message,
    'enterprise-number-requested': m.mail_number_requested,
    'enterprise-number-issued': m.mail_number_issued,
    'enterprise-number-refused': m.mail_number_refused,
    'niss-number': m.mail_niss,
    'temporary-password': m.mail_password,
    'named-by-company': m.mail_named,
    'staff-invitation': m.mail_invitation,
    'sign-ins-guessed': m.mail_guessed,
    'password-reset': m.mail_reset,
    'factors-exchanged': m.mail_exchanged,
    'factors-exchanged-company': m.mail_exchanged_company,
    'support-link': m.mail_support_link,
    'help-request-received': m.mail_help_received,
    'reset-refused': m.mail_reset_refused,
    'staff-reset': m.mail_staff_reset,
    'email-change': m.mail_email_change,
    'email-change-noted': m.mail_email_change_noted,
    'account-changed': m.mail_account_changed,
    'account-braked': m.mail_account_braked,
    'accessibility-feedback': m.mail_accessibility,
  }
  return words[template]?.() ?? template
}
