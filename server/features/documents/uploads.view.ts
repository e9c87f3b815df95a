import type { UploadView } from './uploads.contract.ts'
import type { UploadRow } from './uploads.repository.ts'

/** Where a file stands, for who sends it. */
export function viewOfUpload(row: UploadRow): UploadView {
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    offset: row.received,
    sha256: row.sha256,
    done: row.documentId !== null,
    expiresAt: row.expiresAt.toISOString(),
  }
}
