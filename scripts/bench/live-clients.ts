import { setTimeout as pause } from 'node:timers/promises'
import { openRawSocket, type RawSocket } from './raw-socket.ts'

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
const sockets: RawSocket[] = []
const heard = new Map<string, number[]>()
let heardAt = 0

type Message = { key?: string; subject?: { id: string }; version?: number }

/** What a message is about is read once for all sockets: the text is the same for each. */
const keys = new Map<string, string>()

function keyOf(text: string): string {
  const known = keys.get(text)
  if (known !== undefined) return known
  const [name, message] = JSON.parse(text.slice(2)) as [string, Message]
  const key = name === 'changed' ? (message.key ?? `${message.subject?.id ?? ''} ${String(message.version)}`) : ''
  keys.set(text, key)
  return key
}

function note(text: string): void {
  const at = machineMs()
  const key = keyOf(text)
  if (key === '') return
  heardAt = at
  const times = heard.get(key)
  if (times) times.push(at)
  else heard.set(key, [at])
}

async function openOne(url: URL, path: string, cookie: string | null, watch: { type: string; id: string } | null): Promise<void> {
  const socket = await openRawSocket(url, path, cookie, note)
  sockets.push(socket)
  if (!watch) return
  const answer = (await socket.ask('watch', watch)) as { ok: boolean; code?: string }
  if (!answer.ok) throw new Error(`A desk may not follow its queue: ${answer.code ?? ''}`)
}

async function open({ url, path, cookies, watch }: Extract<ToCrowd, { do: 'open' }>): Promise<void> {
  const waiting = cookies.values()
  const opener = async () => {
    for (const cookie of waiting) await openOne(new URL(url), path, cookie, watch)
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
