import type { DocumentView } from './documents.contract.ts'
import type { DocumentRow } from './documents.repository.ts'

/** A document as its giver and staff see it. Where the bytes lie is shown to nobody. */
export function documentView(row: DocumentRow): DocumentView {
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    pages: row.pages,
    sha256: row.sha256,
    state: row.state,
    code: row.refusal,
    storedAt: row.createdAt.toISOString(),
  }
}
