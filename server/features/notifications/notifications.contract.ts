/** A mail's way: `refused` is the receiving server's no for good. */
export const mailStates = ['queued', 'sent', 'refused'] as const
export type MailState = (typeof mailStates)[number]

/** Every mail there is; each has words in nl, fr and en. */
export const mailTemplates = [
  'contact-code',
  'registration-received',
  'registration-approved',
  'registration-refused',
  'correction-asked',
  'niss-number',
  'temporary-password',
  'named-by-company',
  'staff-invitation',
] as const
export type MailTemplate = (typeof mailTemplates)[number]
