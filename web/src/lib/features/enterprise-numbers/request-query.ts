import { type listNumberRequests } from '#server/features/enterprise-numbers/enterprise-numbers.contract.ts'
import type { AnswerOf, CallInput } from '#server/platform/http/endpoint.contract.ts'

export type RequestList = AnswerOf<typeof listNumberRequests>

/** The address is the state of the list: what it says is what is asked. */
export function requestQueryIn({ search }: { search: string }): NonNullable<CallInput<typeof listNumberRequests>['query']> {
  const asked = new URLSearchParams(search)
  const kept = ['status', 'q', 'cursor'].flatMap((name) => {
    const value = asked.get(name)
    return value ? [[name, value] as const] : []
  })
  return { ...Object.fromEntries(kept), limit: 50 }
}
