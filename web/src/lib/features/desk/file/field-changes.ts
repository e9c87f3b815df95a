import type { ChangeView } from '#server/features/registrations/registrations.contract.ts'
import type { ChangeRow } from '#lib/features/registrations/fields/change-rows.ts'

/** Parts that the file shows on one line: a street with its number and box, a city with its postcode and country. */
const together: Readonly<Record<string, readonly string[]>> = {
  street: ['street', 'number', 'box'],
  city: ['postcode', 'city', 'country'],
}

/** What the latest submission changed in a field as the file shows it, whole items that were added included. */
export function changesAt<Change extends Pick<ChangeView, 'path'> | ChangeRow>(path: string, changes: readonly Change[]): Change[] {
  const parts = path.split('.')
  const inList = parts[0] === 'establishmentUnits' && parts[2] === 'address'
  const named = inList ? (together[parts.at(-1) ?? ''] ?? []) : []
  const paths = new Set([path, ...named.map((part) => [...parts.slice(0, -1), part].join('.'))])
  const item = parts.slice(0, 2).join('.')
  return changes.filter((change) => {
    const at = change.path.replace(/^identification\./, '')
    return paths.has(at) || (parts.length > 2 && at === item)
  })
}
