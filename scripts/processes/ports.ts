import { createServer } from 'node:net'

/** Says whether nobody listens there now. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return await new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/**
 * A free port, the preferred one if it can be had. Chosen below 32768: the ports above are given to outgoing
 * connections, one of which could sit on it at the very moment the server is started again.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    if (await isPortFree(port)) return port
  }
  throw new Error('No free port was found between 20000 and 32000.')
}

/** So many ports in a row, the first of which is returned: an instance uses PORT and the four after it. */
export async function freePortBlock(length = 10): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = 10_000 + 10 * Math.floor(Math.random() * 1_000)
    const ports = Array.from({ length }, (_, index) => first + index)
    const free = await Promise.all(ports.map((port) => isPortFree(port)))
    if (free.every(Boolean)) return first
  }
  throw new Error('No free row of ports was found between 10000 and 20000.')
}
