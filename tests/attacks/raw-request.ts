import { Agent, request } from 'node:http'

/** An answer as it came over the wire: every header in its order and spelling, the body as it is. */
export type RawAnswer = { status: number; headers: [name: string, value: string][]; body: string }

const agent = new Agent({ keepAlive: true })

/** Sends JSON and gives back all that was answered, which `fetch` would tidy up. */
export function postRaw(url: string, body: object, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const bytes = Buffer.from(JSON.stringify(body))
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': bytes.byteLength, ...headers } },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const headersInPairs = answer.rawHeaders.flatMap((name, at, all): [string, string][] =>
            at % 2 ? [] : [[name, all[at + 1] ?? '']],
          )
          resolve({ status: answer.statusCode ?? 0, headers: headersInPairs, body: Buffer.concat(chunks).toString() })
        })
      },
    )
    sent.on('error', reject)
    sent.end(bytes)
  })
}

/** The same answer without what differs between any two: the id of the request, and the time of day. */
export function withoutIds({ status, headers, body }: RawAnswer): string {
  const lines = headers.map(([name, value]) => `${name}: ${/^(?:x-request-id|date)$/i.test(name) ? '*' : value}`)
  return [String(status), ...lines, '', body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')].join('\n')
}
