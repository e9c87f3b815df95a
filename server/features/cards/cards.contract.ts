/** What a card of the desk may be about. */
export const cardKinds = [
  'register-blocked',
  'job-given-up',
  'suspected-duplicate',
  'niss-refused',
  'enterprise-number-refused',
  'enterprise-number-requested',
] as const
