import { draftDays, type RegistrationStatus } from '../registrations.contract.ts'

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

/** Days before a draft goes at which its contact is told. */
export const warningDays = 7

type Draft = { status: RegistrationStatus; contactEmail: string | null; touchedAt: Date; expiryToldAt: Date | null }

/** The moment from which a draft that was not touched is forgotten. */
export function draftEnd(touchedAt: Date): Date {
  return new Date(touchedAt.getTime() + draftDays * 86_400_000)
}

/** Whether the contact of a draft has to hear that it goes soon: once for each time nobody touched it so long. */
export function expiryIsNear({ status, contactEmail, touchedAt, expiryToldAt }: Draft, now: Date): boolean {
  const end = draftEnd(touchedAt)
  const isNear = end > now && end.getTime() - now.getTime() <= warningDays * 86_400_000
  const isTold = expiryToldAt !== null && expiryToldAt >= touchedAt
  return status === 'draft' && contactEmail !== null && isNear && !isTold
}
