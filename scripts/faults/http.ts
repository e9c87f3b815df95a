/** What a program sees of the API: status and body, whatever they are; `0` where nobody answered. */
export type Answer = { status: number; body: Record<string, unknown>; retryAfter: string | null }

export type CallOptions = {
  body?: unknown
  file?: Uint8Array<ArrayBuffer>
  /** Whole `Cookie` header. */
  cookie?: string
  bearer?: string
  /** The `Idempotency-Key`. */
  key?: string
}

const patienceMs = 20_000

/** One request as a program sends it: no `Origin`, JSON in and out. Never throws: a refused connection is an answer. */
export async function call(method: string, url: string, options: CallOptions = {}): Promise<Answer> {
  const headers: Record<string, string> = { 'accept-language': 'en' }
  if (options.cookie !== undefined) headers.cookie = options.cookie
  if (options.bearer !== undefined) headers.authorization = `Bearer ${options.bearer}`
  if (options.key !== undefined) headers['idempotency-key'] = options.key
  if (options.file !== undefined) headers['content-type'] = 'application/pdf'
  else if (options.body !== undefined) headers['content-type'] = 'application/json'
  const body = options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
  try {
    const reply = await fetch(url, { method, headers, body, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) })
    const text = await reply.text()
    const isJson = reply.headers.get('content-type')?.includes('json') ?? false
    const read = isJson ? (JSON.parse(text) as Record<string, unknown>) : {}
    return { status: reply.status, body: read, retryAfter: reply.headers.get('retry-after') }
  } catch {
    return { status: 0, body: {}, retryAfter: null }
  }
}

/** A text of an answer that is known to be one; empty where it is not. */
export function textIn(body: Record<string, unknown>, ...path: string[]): string {
  const found = valueIn(body, ...path)
  return typeof found === 'string' ? found : ''
}

export function numberIn(body: Record<string, unknown>, ...path: string[]): number {
  const found = valueIn(body, ...path)
  return typeof found === 'number' ? found : Number.NaN
}

function valueIn(body: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined),
    body,
  )
}
