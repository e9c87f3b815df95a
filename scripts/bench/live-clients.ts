import { setTimeout as pause } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'

/**
 * A crowd of open pages in a process of its own, told what to do by messages of its parent. It notes when each message
 * reached each socket, in milliseconds of the machine's own clock, which all processes share.
 */
export type ToCrowd =
  | { do: 'open'; url: string; path: string; cookies: readonly (string | null)[]; watch: { type: string; id: string } | null }
  | { do: 'measure'; sent: readonly (readonly [key: string, at: number])[] }
export type FromCrowd =
  { said: 'open'; sockets: number } | { said: 'measured'; delays: { p50: number; p99: number; max: number }; lost: number; heard: number }

export const machineMs = (): number => Number(process.hrtime.bigint()) / 1e6

const quietMs = 20_000
const sockets: Socket[] = []
const heard = new Map<string, number[]>()
let heardAt = 0

type Message = { key?: string; subject?: { id: string }; version?: number }

function note(message: Message): void {
  const at = machineMs()
  heardAt = at
  const key = message.key ?? `${message.subject?.id ?? ''} ${String(message.version)}`
  const times = heard.get(key)
  if (times) times.push(at)
  else heard.set(key, [at])
}

async function openOne(url: string, path: string, cookie: string | null, watch: { type: string; id: string } | null): Promise<void> {
  const socket = io(url, { path, transports: ['websocket'], forceNew: true, ...(cookie !== null && { extraHeaders: { Cookie: cookie } }) })
  sockets.push(socket)
  socket.on('changed', note)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
  })
  if (!watch) return
  const answer = (await socket.timeout(20_000).emitWithAck('watch', watch)) as { ok: boolean; code?: string }
  if (!answer.ok) throw new Error(`A desk may not follow its queue: ${answer.code ?? ''}`)
}

async function open({ url, path, cookies, watch }: Extract<ToCrowd, { do: 'open' }>): Promise<void> {
  const waiting = cookies.values()
  const opener = async () => {
    for (const cookie of waiting) await openOne(url, path, cookie, watch)
  }
  await Promise.all(Array.from({ length: 40 }, opener))
}

/** Late is not lost: waits until everybody heard everything, or until nothing has come for a while. */
async function settle(messages: number): Promise<void> {
  const total = () => [...heard.values()].reduce((sum, times) => sum + times.length, 0)
  const began = machineMs()
  while (total() < messages * sockets.length && machineMs() - Math.max(began, heardAt) < quietMs) await pause(100)
}

function measure(sent: readonly (readonly [string, number])[]): FromCrowd {
  const delays: number[] = []
  let lost = 0
  for (const [key, at] of sent) {
    const times = heard.get(key) ?? []
    lost += Math.max(0, sockets.length - times.length)
    for (const time of times) delays.push(time - at)
  }
  delays.sort((one, other) => one - other)
  const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? NaN
  return { said: 'measured', delays: { p50: at(0.5), p99: at(0.99), max: at(1) }, lost, heard: delays.length }
}

const say = (message: FromCrowd): void => void process.send?.(message, () => undefined)

// Imported by its parent for its types and its clock, it is nobody's child and waits for nothing.
if (process.send)
  process.on('message', (message: ToCrowd) => {
    switch (message.do) {
      case 'open':
        open(message).then(
          () => say({ said: 'open', sockets: sockets.length }),
          (error: unknown) => {
            process.stderr.write(`${String(error)}\n`)
            process.exit(1)
          },
        )
        return
      case 'measure':
        void settle(message.sent.length).then(() => say(measure(message.sent)))
        return
    }
  })
if (process.send) process.on('disconnect', () => process.exit(0))
