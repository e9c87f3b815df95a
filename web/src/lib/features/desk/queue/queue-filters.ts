import type { CallInput } from '#server/platform/http/endpoint.contract.ts'
import { deskSorts, type listDeskRegistrations } from '#server/features/registrations/registrations.contract.ts'

export type QueueQuery = NonNullable<CallInput<typeof listDeskRegistrations>['query']>

type Address = { search: string }

const kept = ['status', 'assignee', 'country', 'q', 'sort', 'cursor'] as const

/** The address is the state of the list: what it says is what is asked. */
export function queryIn({ search }: Address): QueueQuery {
  const query: Record<string, string> = {}
  const asked = new URLSearchParams(search)
  for (const name of kept) {
    const value = asked.get(name)
    if (value !== null && value !== '') query[name] = value
  }
  if (!deskSorts.some((sort) => sort === query['sort'])) delete query['sort']
  return { ...query, limit: 50 }
}

/** The address of the same list with one thing changed; the page begins anew. */
export function withFilter(address: Address, changes: Record<string, string | null>): string {
  const search = new URLSearchParams(address.search)
  search.delete('cursor')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) search.delete(name)
    else search.set(name, value)
  }
  return search.size > 0 ? `?${search.toString()}` : '?'
}
