import type { ProblemDocument } from '#server/platform/error-codes.contract.ts'
import type { AnswerOf, CallInput, EndpointContract } from '#server/platform/http/endpoint.contract.ts'

export type SendOptions = {
  idempotencyKey?: string
  headers?: Record<string, string>
  /** The body of an endpoint that takes a file. */
  file?: Uint8Array<ArrayBuffer>
}
export type Sent<Answer> = { status: number; headers: Headers; answer: Answer; problem: ProblemDocument }

/** A refusal, with the document that said so. */
export class RefusedCall extends Error {
  readonly code: string
  readonly problem: ProblemDocument
  constructor(name: string, problem: ProblemDocument) {
    super(`${name}: ${problem.status} ${problem.code} ${JSON.stringify(problem.fields ?? '')}`)
    this.code = problem.code
    this.problem = problem
  }
}

export type Client = {
  url: string
  /** Kept between calls as a browser would. */
  cookies: Map<string, string>
  /** Sent as `Authorization: Bearer` once set. */
  bearer: string | undefined
  /** The answer, or throws a `RefusedCall`. */
  call<Contract extends EndpointContract>(
    contract: Contract,
    input: CallInput<Contract>,
    options?: SendOptions,
  ): Promise<AnswerOf<Contract>>
  /** The whole reply, good or bad. */
  send<Contract extends EndpointContract>(
    contract: Contract,
    input: CallInput<Contract>,
    options?: SendOptions,
  ): Promise<Sent<AnswerOf<Contract>>>
  /** Any request to this server, with the cookies and the bearer. Redirects are not followed. */
  fetch(path: string, init?: RequestInit): Promise<Response>
}

/** A browser without pages, or a program: speaks to a running server as the contracts say. */
export function client(url: string, given: { bearer?: string } = {}): Client {
  const cookies = new Map<string, string>()
  const self: Client = {
    url,
    cookies,
    bearer: given.bearer,
    async fetch(path, init = {}) {
      const headers = new Headers(init.headers)
      if (self.bearer && !headers.has('authorization')) headers.set('authorization', `Bearer ${self.bearer}`)
      if (cookies.size > 0 && !headers.has('cookie'))
        headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init, headers })
      for (const line of response.headers.getSetCookie()) remember(cookies, line)
      return response
    },
    async send(contract, input, options = {}) {
      const parts = input as { params?: object; query?: object; body?: unknown }
      const headers: Record<string, string> = { 'accept-language': 'en', ...options.headers }
      if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
      const body = bodyOf(contract, parts.body, options.file, headers)
      const response = await self.fetch(pathOf(contract, parts.params, parts.query), { method: contract.method, headers, body })
      const text = await response.text()
      const read: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
      // Which of the two it is, the status says.
      return { status: response.status, headers: response.headers, answer: read as never, problem: read as ProblemDocument }
    },
    async call(contract, input, options) {
      const sent = await self.send(contract, input, options)
      if (sent.status >= 400) throw new RefusedCall(contract.name, sent.problem)
      return sent.answer
    },
  }
  return self
}

/** The address of an endpoint below a server's URL. */
export function pathOf(contract: EndpointContract, params: object = {}, query: object = {}): string {
  const given = new Map(Object.entries(params).map(([name, value]) => [name, String(value)]))
  const path = contract.path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(given.get(name) ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  return `/api/v1${path}${search.size > 0 ? `?${search.toString()}` : ''}`
}

const fileTypes: Partial<Record<EndpointContract['bodyType'], string>> = {
  pdf: 'application/pdf',
  bytes: 'application/octet-stream',
  part: 'application/offset+octet-stream',
}

function bodyOf(
  contract: EndpointContract,
  body: unknown,
  file: SendOptions['file'],
  headers: Record<string, string>,
): string | Uint8Array<ArrayBuffer> | undefined {
  const type = fileTypes[contract.bodyType]
  if (type !== undefined) {
    headers['content-type'] ??= type
    return file
  }
  if (contract.method === 'GET' || body === undefined) return undefined
  headers['content-type'] ??= 'application/json'
  return JSON.stringify(body)
}

function remember(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const [name = '', ...value] = pair.split('=')
  const isGone = attributes.some((attribute) => /^\s*(?:max-age=0|expires=Thu, 01 Jan 1970)/i.test(attribute))
  if (isGone || value.join('=') === '') cookies.delete(name)
  else cookies.set(name, value.join('='))
}
