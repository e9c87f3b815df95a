import { GatewayFault, type OutsideSystem } from './gateway-fault.ts'

export type HttpQuestion = {
  method: 'GET' | 'POST'
  url: string
  body?: unknown
  timeoutMs: number
  /** The caller's own reason to stop, such as a process that ends. */
  signal?: AbortSignal
}

export type HttpReply = { status: number; text: string }

/** Far above any honest answer of a register; a longer one is cut off while it is read. */
const largestBody = 1024 * 1024

/**
 * One question to an outside system over HTTP: JSON out, text in. The time limit covers the whole of it, the last byte
 * included. Redirects are not followed: no register of ours sends any, so one is a mistake or an attack.
 */
export async function exchange(system: OutsideSystem, question: HttpQuestion): Promise<HttpReply> {
  const limit = AbortSignal.timeout(question.timeoutMs)
  const signal = question.signal === undefined ? limit : AbortSignal.any([limit, question.signal])
  try {
    const response = await fetch(question.url, {
      method: question.method,
      headers: {
        Accept: 'application/json',
        'User-Agent': 'famhp-portal',
        ...(question.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: question.body === undefined ? undefined : JSON.stringify(question.body),
      redirect: 'manual',
      signal,
    })
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      throw new GatewayFault({ system, code: 'REDIRECTED', retryable: false })
    }
    return { status: response.status, text: await readBody(system, response) }
  } catch (error) {
    if (error instanceof GatewayFault) throw error
    const code = limit.aborted ? 'TIMEOUT' : signal.aborted ? 'STOPPED' : networkCode(error)
    throw new GatewayFault({ system, code, retryable: true })
  }
}

/**
 * The fault of a status nobody expected: what the other side finds wrong with the question, asking again does not mend.
 * A good status where none belongs is a maintenance page.
 */
export function statusFault(system: OutsideSystem, status: number): GatewayFault {
  if (status < 400) return malformed(system)
  const retryable = status >= 500 || status === 408 || status === 429
  return new GatewayFault({ system, code: `HTTP_${status}`, retryable })
}

/** The fault of an answer that is not what the wire format says. It may be a half-finished release of theirs: asked again. */
export function malformed(system: OutsideSystem): GatewayFault {
  return new GatewayFault({ system, code: 'MALFORMED', retryable: true })
}

/** JSON, or undefined for what is none: a maintenance page, half an answer. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function readBody(system: OutsideSystem, response: Response): Promise<string> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += piece.length
    if (length > largestBody) throw new GatewayFault({ system, code: 'TOO_LARGE', retryable: true })
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** Codes of the system calls that say nobody was there; everything else is a connection that was there and broke. */
const neverReached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

function networkCode(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return neverReached.includes(code) ? 'NOT_REACHED' : 'CONNECTION_LOST'
}
