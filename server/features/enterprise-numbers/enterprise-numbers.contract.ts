/**
 * A request for an enterprise number: sent, accepted by the desk and put to the company register, ended with a number, or
 * refused by the desk or the register (S33).
 */
export const numberRequestStatuses = ['submitted', 'accepted', 'numbered', 'refused'] as const
export type NumberRequestStatus = (typeof numberRequestStatuses)[number]
