import type { Credentials } from '../http/request-facts.ts'
import { allowance } from './allowance.ts'
import type { FanOut } from './fan-out.ts'
import type { ResumeAnswer, WatchAnswer } from './live.contract.ts'
import type { Presence } from './presence.ts'
import { resume } from './resume.ts'
import { roomOf } from './rooms.ts'
import type { Identity, LiveSocket, Visitor } from './visitor.ts'
import type { Watching } from './watch.ts'

type Given = {
  fanOut: FanOut
  presence: Presence
  watching: Watching
  readHead(): Promise<number>
  failed(error: unknown): void
}

/** What a question takes from a socket's allowance. A resume may send thousands of messages. */
const prices: Record<string, number> = { watch: 1, unwatch: 1, present: 1, resume: 10 }
/** Who goes on asking although he is told that it is too much is sent away. */
const mostRefusals = 200

/** Lets a socket in: it hears of its own account, is told where the chain stands, and may ask from now on. */
export function receive(socket: LiveSocket, known: Identity & { credentials: Credentials }, given: Given): Visitor {
  const { fanOut, presence, watching } = given
  const { actor, applicant, credentials } = known
  const visitor: Visitor = {
    socket,
    actor,
    applicant,
    credentials,
    generation: 0,
    verified: false,
    watched: new Map(),
    asking: new Set(),
    presentAs: new Map(),
    allowance: allowance(),
  }

  socket.use((packet, next) => {
    const [name] = packet
    if (visitor.allowance.take(prices[name] ?? 1)) return next()
    answerTo(packet.at(-1))({ ok: false, code: 'too-many' })
    if (visitor.allowance.refusals() > mostRefusals) socket.disconnect(true)
    return undefined
  })
  const asked =
    <Answer extends WatchAnswer | ResumeAnswer>(ask: (input: unknown) => Promise<Answer>) =>
    (input: unknown, answer: unknown) => {
      ask(input).then(answerTo(answer), (error: unknown) => {
        given.failed(error)
        answerTo(answer)({ ok: false, code: 'unavailable' })
      })
    }
  socket.on(
    'watch',
    asked((input) => watching.watch(visitor, input)),
  )
  socket.on(
    'unwatch',
    asked((input) => watching.unwatch(visitor, input)),
  )
  socket.on(
    'present',
    asked((input) => presence.present(visitor, input)),
  )
  socket.on(
    'resume',
    asked((input) => resume(fanOut, given.readHead, visitor, input)),
  )

  if (actor.kind === 'staff' || actor.kind === 'person') void socket.join(roomOf(`account:${actor.accountId}`, actor.kind === 'staff'))
  socket.emit('hello', { position: fanOut.position() })
  return visitor
}

/** The acknowledgement of a message; who asked for none gets none. */
function answerTo(last: unknown): (answer: WatchAnswer | ResumeAnswer) => void {
  return typeof last === 'function' ? (answer) => void (last as (answer: unknown) => void)(answer) : () => undefined
}
