import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Registry } from 'prom-client'

export type Management = {
  /** The port it really listens on: a test asks for 0. */
  port: number
  close(): Promise<void>
}

type Checked = { ok: boolean; ms: number; code?: string }

/** A check that hangs says as much as one that fails, and must not make the asker hang. */
const patienceMs = 2_000

/**
 * Health and metrics of one process, on a port that is not for the public. `started` and `live` answer as soon as the
 * process stands, since restarting it mends neither PostgreSQL nor Redis; `ready` asks every check and is 503 while one
 * fails. Answers name the checks and never say why in words: the log does.
 */
export async function startManagement(options: {
  host: string
  port: number
  checks: Record<string, () => Promise<void>>
  metrics: Registry
}): Promise<Management> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, { status: 'method-not-allowed' })
    if (path === '/health/started' || path === '/health/live') return answer(response, 200, { status: 'ok' })
    if (path === '/health/ready') return void ready(options.checks, response)
    if (path === '/metrics') return void metrics(options.metrics, response)
    return answer(response, 404, { status: 'not-found' })
  })
  server.requestTimeout = 5_000
  server.headersTimeout = 5_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function ready(checks: Record<string, () => Promise<void>>, response: ServerResponse): Promise<void> {
  const results = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await ask(check)] as const))
  const ok = results.every(([, result]) => result.ok)
  answer(response, ok ? 200 : 503, { status: ok ? 'ok' : 'unavailable', checks: Object.fromEntries(results) })
}

async function ask(check: () => Promise<void>): Promise<Checked> {
  const began = performance.now()
  const passed = () => Math.round(performance.now() - began)
  let timer: NodeJS.Timeout | undefined
  try {
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TooLong()), patienceMs)
    })
    await Promise.race([check(), tooLong])
    return { ok: true, ms: passed() }
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'failed'
    return { ok: false, ms: passed(), code }
  } finally {
    clearTimeout(timer)
  }
}

class TooLong extends Error {
  readonly code = 'too-long'
}

async function metrics(registry: Registry, response: ServerResponse): Promise<void> {
  try {
    const text = await registry.metrics()
    response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text)
  } catch {
    answer(response, 500, { status: 'failed' })
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body))
}
