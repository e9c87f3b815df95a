import type { AnswerOf, CallInput, EndpointContract } from '#server/platform/http/endpoint.contract.ts'
import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'
import { ApiProblem, isProblem } from './problems.ts'

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
type Options = {
  /** A refetch the page makes by itself: it must not lengthen the session. */
  live?: boolean
  idempotencyKey?: string
  signal?: AbortSignal
  /** Goes on when the page is left meanwhile. */
  keepalive?: boolean
}

/** Calls an endpoint from the browser, typed by its contract; throws `ApiProblem` when it is refused. */
export async function call<Contract extends EndpointContract>(
  contract: Contract,
  input: CallInput<Contract>,
  options: Options = {},
): Promise<AnswerOf<Contract>> {
  const parts = input as Parts
  const headers = new Headers({ accept: 'application/json', 'accept-language': document.documentElement.lang })
  if (options.live) headers.set('x-live', '1')
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey)
  const hasBody = contract.method !== 'GET' && contract.method !== 'DELETE'
  if (hasBody) headers.set('content-type', 'application/json')

  const answer = await fetch(addressOf(contract.path, parts), {
    method: contract.method,
    headers,
    ...(hasBody ? { body: JSON.stringify(parts.body ?? {}) } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.keepalive ? { keepalive: true } : {}),
  })
  if (!answer.ok) throw new ApiProblem(await problemIn(answer))
  return (answer.status === 204 ? undefined : await answer.json()) as AnswerOf<Contract>
}

function addressOf(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'boolean') search.set(name, String(value))
  }
  return `/api/v1${filled}${search.size > 0 ? `?${search.toString()}` : ''}`
}

/** What stands between us and the server may answer something else than a problem document. */
async function problemIn(answer: Response): Promise<ProblemDocument> {
  const read: unknown = await answer.json().catch(() => undefined)
  if (isProblem(read)) return read
  const code = answer.status === 401 ? 'not-signed-in' : 'unavailable'
  return { type: 'about:blank', title: answer.statusText, status: answer.status, code, requestId: '' }
}
