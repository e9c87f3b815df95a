import type { RequestHandler } from 'express'

/** What a simulator was asked, as `GET /requests/{simulator}` lists it, newest first. */
export type AskedRequest = {
  id: string
  at: string
  method: string
  path: string
  query: Record<string, unknown>
  body: unknown
  /** Null while it is answered, and for ever if the connection was cut. */
  status: number | null
}

export type RequestLog = {
  /** Notes a request and gives back what notes its answer. */
  note: (request: Pick<AskedRequest, 'method' | 'path' | 'body'> & { query?: Record<string, unknown> }) => (status: number) => void
  newestFirst: () => AskedRequest[]
}

const keptRequests = 10_000
const keptBodyCharacters = 4_000

/** A log of the last 10,000 requests; longer bodies are left out. */
export function createRequestLog(): RequestLog {
  let kept: AskedRequest[] = []
  let asked = 0
  return {
    note(request) {
      asked += 1
      const entry: AskedRequest = {
        id: String(asked),
        at: new Date().toISOString(),
        method: request.method,
        path: request.path,
        query: request.query ?? {},
        body: shortened(request.body),
        status: null,
      }
      kept.push(entry)
      // Cut in strides: dropping one from the front of a long list each time would be work for nothing.
      if (kept.length > keptRequests + 1_000) kept = kept.slice(-keptRequests)
      return (status) => {
        entry.status = status
      }
    },
    newestFirst: () => kept.slice(-keptRequests).reverse(),
  }
}

/** Notes every request that reaches the router behind it. */
export function notingRequests(log: RequestLog): RequestHandler {
  return (request, response, next) => {
    const body: unknown = request.body
    const path = request.baseUrl + request.path
    const answered = log.note({ method: request.method, path, query: { ...request.query }, body: body ?? null })
    response.once('finish', () => answered(response.statusCode))
    next()
  }
}

function shortened(body: unknown): unknown {
  if (body === null || body === undefined) return null
  return JSON.stringify(body).length > keptBodyCharacters ? '(left out: long)' : body
}
