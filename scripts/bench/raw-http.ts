import { connect } from 'node:net'

export type Asked = { url: string; cookie?: string; accept?: string }

/**
 * GETs the same address over so many connections that stay open, as fast as each is answered, for a while; answers how
 * many a second. It reads no more of an answer than its length, so that it costs less than what it measures; an answer
 * that is not 200 ends it.
 */
export async function requestsPerSecond(
  asked: Asked,
  { connections, measuredMs }: { connections: number; measuredMs: number },
): Promise<number> {
  const until = performance.now() + measuredMs
  const began = performance.now()
  const counts = await Promise.all(Array.from({ length: connections }, () => askUntil(asked, until)))
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - began) / 1_000)
}

function askUntil({ url, cookie, accept = 'application/json' }: Asked, until: number): Promise<number> {
  const { hostname, port, pathname, search, host } = new URL(url)
  const lines = [`GET ${pathname}${search} HTTP/1.1`, `Host: ${host}`, `Accept: ${accept}`, ...(cookie ? [`Cookie: ${cookie}`] : [])]
  const question = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)
  return new Promise((resolve, reject) => {
    const tcp = connect({ host: hostname, port: Number(port), noDelay: true })
    let count = 0
    let held: Buffer[] = []
    let size = 0
    /** How many bytes the answer under way has in all; undefined until its head is read, 0 while it comes in chunks. */
    let expected: number | undefined
    const end = (error?: Error) => {
      tcp.destroy()
      if (error) reject(error)
      else resolve(count)
    }
    tcp.on('error', end)
    tcp.on('close', () => end(new Error('The server closed a connection')))
    tcp.on('connect', () => tcp.write(question))
    tcp.on('data', (chunk) => {
      held.push(chunk)
      size += chunk.byteLength
      try {
        expected ??= lengthOf(held.length === 1 ? chunk : Buffer.concat(held))
      } catch (error) {
        return end(error instanceof Error ? error : new Error('An answer could not be read'))
      }
      const isWhole =
        expected === undefined ? false : expected > 0 ? size >= expected : chunk.subarray(-5).toString('latin1') === '0\r\n\r\n'
      if (!isWhole) return
      count += 1
      held = []
      size = 0
      expected = undefined
      if (performance.now() < until) tcp.write(question)
      else end()
    })
  })
}

function lengthOf(bytes: Buffer): number | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`Answered ${head.slice(0, head.indexOf('\r'))}`)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  return length === undefined ? 0 : end + 4 + Number(length)
}
