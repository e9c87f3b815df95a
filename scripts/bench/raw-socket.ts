import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/**
 * A socket.io client of the barest kind, so that two thousand of them cost less than what they measure: it shakes hands,
 * asks, answers pings, and hands on the text of each message unread.
 */
export type RawSocket = {
  /** Sends an event and answers its acknowledgement. */
  ask(name: string, input: unknown): Promise<unknown>
  close(): void
}

const textFrame = 0x81

export function openRawSocket(url: URL, path: string, cookie: string | null, hear: (text: string) => void): Promise<RawSocket> {
  return new Promise((resolve, reject) => {
    const tcp = connect({ host: url.hostname, port: Number(url.port), noDelay: true })
    const asked = new Map<string, (answer: unknown) => void>()
    let asks = 0
    let rest: Buffer = Buffer.alloc(0)
    let isUpgraded = false

    const raw: RawSocket = {
      ask(name, input) {
        asks += 1
        const id = String(asks)
        send(tcp, `42${id}${JSON.stringify([name, input])}`)
        return new Promise((answer) => asked.set(id, answer))
      },
      close: () => tcp.destroy(),
    }

    /** Engine.io: `0` open, `2` ping, `4` message; of messages `40` connected, `42` event, `43` acknowledgement. */
    const packet = (text: string) => {
      if (text.startsWith('42')) hear(text)
      else if (text === '2') send(tcp, '3')
      else if (text.startsWith('0')) send(tcp, '40')
      else if (text.startsWith('40')) resolve(raw)
      else if (text.startsWith('44')) reject(new Error(`A desk was refused: ${text}`))
      else if (text.startsWith('43')) {
        const [, id = '', answer = ''] = /^43(\d+)(.*)$/s.exec(text) ?? []
        const [first] = JSON.parse(answer) as unknown[]
        asked.get(id)?.(first)
        asked.delete(id)
      }
    }

    tcp.on('data', (chunk) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      if (!isUpgraded) {
        const end = rest.indexOf('\r\n\r\n')
        if (end < 0) return
        if (!rest.subarray(0, 12).toString().endsWith('101')) return reject(new Error(rest.subarray(0, end).toString()))
        isUpgraded = true
        rest = rest.subarray(end + 4)
      }
      rest = readFrames(rest, packet)
    })
    tcp.on('error', reject)
    tcp.on('close', () => reject(new Error('A desk was closed')))
    tcp.write(upgradeRequest(url, path, cookie))
  })
}

function upgradeRequest(url: URL, path: string, cookie: string | null): string {
  const lines = [
    `GET ${path}/?EIO=4&transport=websocket HTTP/1.1`,
    `Host: ${url.host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(cookie === null ? [] : [`Cookie: ${cookie}`]),
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** Hands on each whole text frame and gives back what is left of the bytes. A server's frames are not masked. */
function readFrames(bytes: Buffer, hear: (text: string) => void): Buffer {
  let at = 0
  while (bytes.length - at >= 2) {
    const short = (bytes[at + 1] ?? 0) & 0x7f
    const head = short === 126 ? 4 : short === 127 ? 10 : 2
    if (bytes.length - at < head) break
    const length = short === 126 ? bytes.readUInt16BE(at + 2) : short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short
    if (bytes.length - at < head + length) break
    if (bytes[at] === textFrame) hear(bytes.toString('utf8', at + head, at + head + length))
    at += head + length
  }
  return bytes.subarray(at)
}

/** One masked text frame, as clients must send them; a mask of zeros is one. */
function send(tcp: Socket, text: string): void {
  const payload = Buffer.from(text)
  const head =
    payload.length < 126
      ? Buffer.from([textFrame, 0x80 | payload.length])
      : Buffer.from([textFrame, 0x80 | 126, payload.length >> 8, payload.length & 0xff])
  tcp.write(Buffer.concat([head, Buffer.alloc(4), payload]))
}
