import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'

/** The yardstick of live desks: a socket.io server that does nothing but broadcast, told when by messages of its parent. */
export type ToBare = { do: 'broadcast'; key: string; bytes: number }
export type FromBare = { said: 'listening'; port: number } | { said: 'sent'; key: string; at: number }

const say = (message: FromBare): void => void process.send?.(message, () => undefined)

const http = createServer()
const io = new Server(http, { path: '/bare', transports: ['websocket'], perMessageDeflate: false, serveClient: false })
http.listen(0, '127.0.0.1', () => say({ said: 'listening', port: (http.address() as AddressInfo).port }))

process.on('message', ({ key, bytes }: ToBare) => {
  const at = Number(process.hrtime.bigint()) / 1e6
  io.emit('changed', { key, rest: 'x'.repeat(Math.max(0, bytes - key.length - 20)) })
  say({ said: 'sent', key, at })
})
process.on('disconnect', () => process.exit(0))
