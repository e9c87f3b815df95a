import type { Actor } from '../actor.ts'
import { alreadyExists, type LikelyDuplicate, type NumberRequestRecord, type NumberRequestRow } from './enterprise-numbers.contract.ts'
import { mayDecideRequest } from './enterprise-numbers.policy.ts'
import type { RequestRow } from './enterprise-numbers.repository.ts'

const text = (at: Date | null) => at?.toISOString() ?? null

/** A line of the list. */
export function requestRowView(row: RequestRow): NumberRequestRow {
  const { id, reference, status, version, country, name, cbeNumber } = row
  return {
    id,
    reference,
    status,
    version,
    country,
    name,
    cbeNumber,
    createdAt: row.createdAt.toISOString(),
    decidedAt: text(row.decidedAt),
  }
}

type About = { names: ReadonlyMap<string, string>; duplicates: LikelyDuplicate[]; timeline: NumberRequestRecord['timeline'] }

/** A whole request for the desk, with what this person may do. */
export function requestRecordView(row: RequestRow, { names, duplicates, timeline }: About, actor: Actor): NumberRequestRecord {
  return {
    ...requestRowView(row),
    language: row.language,
    foreignNumber: row.foreignNumber,
    legalForm: row.legalForm,
    address: row.address,
    contact: { name: row.contactName, email: row.contactEmail },
    existed: row.cbeNumber !== null && row.lastCode === alreadyExists,
    reason: row.refusalReason,
    code: row.status === 'refused' ? row.lastCode : null,
    decidedBy: row.decidedBy === null ? null : { id: row.decidedBy, name: names.get(row.decidedBy) ?? '' },
    finishedAt: text(row.finishedAt),
    duplicates,
    timeline,
    abilities: row.status === 'submitted' && mayDecideRequest(actor).allowed ? ['accept', 'refuse'] : [],
  }
}
