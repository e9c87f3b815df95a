/** A mail's way: `refused` is the receiving server's no for good, `bounced` a no that came after its yes. */
export const mailStates = ['queued', 'sent', 'refused', 'bounced'] as const
export type MailState = (typeof mailStates)[number]

/** Every mail there is; each has words in nl, fr and en. */
export const mailTemplates = [
  'contact-code',
  'registration-received',
  'registration-approved',
  'registration-refused',
  'registration-withdrawn',
  'correction-asked',
  'enterprise-number-requested',
  'enterprise-number-issued',
  'enterprise-number-refused',
  'niss-number',
  'temporary-password',
  'named-by-company',
  'staff-invitation',
] as const
export type MailTemplate = (typeof mailTemplates)[number]
