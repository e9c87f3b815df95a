import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { errorStatuses, type ErrorCode } from '../error-codes.contract.ts'
import { newId } from '#db/columns.ts'
import { problemWords } from './problem.words.ts'

export type HttpServer = {
  server: Server
  /** The port it really listens on. */
  port: number
  /** Lets what is under way be answered, for at most `patienceMs`, and then ends every connection. */
  close(patienceMs: number): Promise<void>
}

/**
 * Listens, and gives nobody more time than a bad line needs: headers within ten seconds, a whole request (an upload over
 * such a line included) within five minutes. Who is slower than that is not slow but holding places open.
 */
export async function listen(handler: RequestListener, at: { host: string; port: number }): Promise<HttpServer> {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 300_000,
      connectionsCheckingInterval: 2_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
      // Requests with two readings of their length are how proxies are fooled.
      insecureHTTPParser: false,
    },
    handler,
  )
  server.maxRequestsPerSocket = 10_000
  server.maxConnections = 20_000
  server.on('clientError', answerUnreadable)
  let isClosing = false
  server.prependListener('request', (_request, response) => {
    if (isClosing) response.setHeader('Connection', 'close')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(at.port, at.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    server,
    port: (server.address() as AddressInfo).port,
    async close(patienceMs) {
      isClosing = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const end = setTimeout(() => server.closeAllConnections(), patienceMs)
      await closed
      clearInterval(idle)
      clearTimeout(end)
    },
  }
}

/** What Node could not even read as a request still gets a problem document, in English: no language was understood. */
function answerUnreadable(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const code: ErrorCode = error.code === 'HPE_HEADER_OVERFLOW' ? 'too-large' : 'malformed'
  const { title, detail } = problemWords[code].en
  const status = errorStatuses[code]
  const body = JSON.stringify({ type: `urn:famhp:problem:${code}`, title, status, code, requestId: newId(), detail })
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  // Long enough to be heard. Whoever still waits for the rest of this request must learn that none will come.
  setTimeout(() => socket.destroy(), 500).unref()
}
