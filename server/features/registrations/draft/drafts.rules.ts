import type { EntryStep, ResumeOutcome } from './drafts.contract.ts'
import { isFinal, mostUnconfirmedMails } from '../registrations.rules.ts'
import type { RegistrationStatus } from '../registrations.contract.ts'

/** The page on which a group of the record is typed. */
const stepOfGroup: Readonly<Record<string, EntryStep>> = {
  identification: 'number',
  contact: 'contact',
  company: 'office',
  establishmentUnits: 'units',
  legalRepresentatives: 'representatives',
}

/** The pages that saving these groups saves. */
export function stepsOfGroups(groups: readonly string[]): EntryStep[] {
  return groups.flatMap((group) => stepOfGroup[group] ?? [])
}

type Kept = { revision: number; writer: string | null; turn: number } | undefined
type Writing = { writer: string; turn: number; after: number }

/**
 * Whether a page may write over what is kept: it wrote it itself, or it began from it. One page's older writing that comes
 * late is no news; where another page wrote or saved meanwhile, neither may be lost without a word.
 */
export function entriesVerdict(kept: Kept, { writer, turn, after }: Writing): 'write' | 'older' | 'elsewhere' {
  if (kept && kept.writer === writer) return turn > kept.turn ? 'write' : 'older'
  return after === (kept?.revision ?? 0) ? 'write' : 'elsewhere'
}

/** Bytes of all that may be typed on one page: fifty units with every field filled in are some 40,000. */
export const mostEntryBytes = 96 * 1024

/** Links that one registration may have mailed in a day. */
const mostLinksADay = 5
/** Asked again within this time, the mail on its way is the answer. */
const sameLinkMs = 60_000

export const dayMs = 86_400_000

type Contact = { status: RegistrationStatus; contactEmail: string | null; contactConfirmedAt: Date | null; contactMails: number }
type EarlierLink = { createdAt: Date; usedAt: Date | null; voidedAt: Date | null }

/** What becomes of a wish for a link to go on; `links` are those of the last day. */
export function linkWish(row: Contact, links: readonly EarlierLink[], now: Date): ResumeOutcome | 'issue' | 'ended' | 'too-many' {
  if (isFinal(row.status)) return 'ended'
  if (row.contactEmail === null) return 'no-contact'
  const isUnderWay = ({ createdAt, usedAt, voidedAt }: EarlierLink) =>
    usedAt === null && voidedAt === null && now.getTime() - createdAt.getTime() < sameLinkMs
  if (links.some(isUnderWay)) return 'sent'
  if (row.contactConfirmedAt === null && row.contactMails >= mostUnconfirmedMails) return 'confirm-first'
  return links.length >= mostLinksADay ? 'too-many' : 'issue'
}
