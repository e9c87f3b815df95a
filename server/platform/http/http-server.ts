import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { errorStatuses, type ErrorCode } from '../error-codes.contract.ts'
import { newId } from '#db/columns.ts'
import { problemWords } from './problem.words.ts'

export type HttpServer = {
  server: Server
  /** The port it really listens on. */
  port: number
  /** Still answers whoever comes, and tells each that his next request is to be asked elsewhere. */
  drain(): void
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
  const underWay = new Set<ServerResponse>()
  const sockets = new Set<Socket>()
  let isDraining = false
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.prependListener('request', (_request, response) => {
    if (isDraining) response.shouldKeepAlive = false
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  const drain = () => {
    isDraining = true
    for (const response of underWay) response.shouldKeepAlive = false
  }
  // Node counts a connection that never asked anything as busy.
  const endIdle = () => {
    const busy = new Set([...underWay].map((response) => response.socket))
    for (const socket of sockets) if (!busy.has(socket)) socket.destroySoon()
  }
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
    drain,
    async close(patienceMs) {
      drain()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      endIdle()
      const idle = setInterval(endIdle, 50)
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
  // Browsers open connections in advance. An answer on one that asked nothing would be taken for the answer to its first request.
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && (socket as Socket).bytesRead === 0) return void socket.destroy()
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
