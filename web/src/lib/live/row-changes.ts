/** What a newer list brought, against the rows that are shown. */
export type RowChanges = { added: string[]; changed: string[]; gone: string[] }

/** Compares by id; a row is changed when anything in it is, since not all that changes raises its version. */
export function rowChanges<Row extends { id: string }>(shown: readonly Row[], latest: readonly Row[]): RowChanges {
  const now = new Map(latest.map((row) => [row.id, row]))
  const before = new Set(shown.map((row) => row.id))
  const changes: RowChanges = { added: latest.filter((row) => !before.has(row.id)).map((row) => row.id), changed: [], gone: [] }
  for (const row of shown) {
    const newer = now.get(row.id)
    if (!newer) changes.gone.push(row.id)
    else if (newer !== row && JSON.stringify(newer) !== JSON.stringify(row)) changes.changed.push(row.id)
  }
  return changes
}

/** The rows that are shown, each in its place, with what is known of it now. */
export function inPlace<Row extends { id: string }>(shown: readonly Row[], latest: readonly Row[]): Row[] {
  const now = new Map(latest.map((row) => [row.id, row]))
  return shown.map((row) => now.get(row.id) ?? row)
}
