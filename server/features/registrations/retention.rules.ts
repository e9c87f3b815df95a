import { draftDays } from './registrations.contract.ts'

/** Days a refused or withdrawn registration is kept after its end: two years. */
export const endedDays = 2 * 365

export type RetentionLimits = {
  /** Drafts last touched before this are over. */
  draftsBefore: Date
  /** Refused and withdrawn ones that ended before this are over. */
  endedBefore: Date
}

/** What may no longer be kept at this moment. Approved registrations have no end: they are the file of a company. */
export function retentionLimits(now: Date): RetentionLimits {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  return { draftsBefore: daysAgo(draftDays), endedBefore: daysAgo(endedDays) }
}
