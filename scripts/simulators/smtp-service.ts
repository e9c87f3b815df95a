import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Fault } from './fault-switch.ts'
import type { SimulatorTools } from './simulator.ts'

const largestMail = 10 * 1024 * 1024
const usualDelayMs = 5_000

export type SmtpService = { port: number; close: () => Promise<void> }

/**
 * A mail server that delivers to `onMail`. Faults: `down` refuses connections (with `count`: cuts the next so many),
 * `slow` waits before it answers MAIL FROM, `error` refuses the recipient with the code given (`451`, `550`; at another
 * step with `CONNECT 421`, `MAIL 452`, `DATA 554`); `LOST` takes the mail and cuts the connection before its yes, `HALF`
 * greets with half a line.
 */
export async function startSmtpService(
  tools: SimulatorTools,
  onMail: (raw: Buffer, recipients: readonly string[]) => void,
): Promise<SmtpService> {
  const sockets = new Map<number, Socket>()
  const suffering = new WeakMap<SMTPServerSession, Fault>()
  const faultOf = (session: SMTPServerSession): Fault => suffering.get(session) ?? { mode: 'ok' }

  const smtp = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    name: 'mail.simulator.localhost',
    banner: 'FAMHP portal mail simulator',
    size: largestMail,
    closeTimeout: 100,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'anyone' }),
    onConnect: (_session, callback) => {
      const { mode, code } = tools.faults.current()
      const refused = mode === 'error' ? replyAt('CONNECT', code) : undefined
      if (refused !== undefined) tools.faults.take()
      callback(refused)
    },
    onMailFrom: (_address, session, callback) => {
      const fault = tools.faults.take()
      suffering.set(session, fault)
      const answer = () => callback(fault.mode === 'error' ? replyAt('MAIL', fault.code) : undefined)
      if (fault.mode !== 'slow') return answer()
      wait(fault.delayMs ?? usualDelayMs, undefined, { signal: tools.stopping }).then(answer, () => undefined)
    },
    onRcptTo: (address, session, callback) => {
      const fault = faultOf(session)
      const refused = fault.mode === 'error' ? replyAt('RCPT', fault.code ?? '451') : undefined
      const answered = tools.requests.note({ method: 'SMTP', path: address.address, body: null })
      answered(refused?.responseCode ?? 250)
      callback(refused)
    },
    onData: (stream, session, callback) => {
      const fault = faultOf(session)
      readAll(stream).then(
        (raw) => {
          if (stream.sizeExceeded) return callback(reply(552, 'Message too large'))
          const refused = fault.mode === 'error' ? replyAt('DATA', fault.code) : undefined
          if (refused !== undefined) return callback(refused)
          onMail(
            raw,
            session.envelope.rcptTo.map(({ address }) => address),
          )
          if (fault.mode === 'error' && fault.code === 'LOST') return void sockets.get(session.remotePort)?.destroy()
          callback(null, 'OK: kept for the mail page')
        },
        // The client left in the middle of its mail: there is nobody to answer.
        () => undefined,
      )
    },
  })
  // A client that leaves without a word is its own affair.
  smtp.on('error', () => undefined)

  const listener = createServer((socket) => {
    const from = socket.remotePort ?? 0
    sockets.set(from, socket)
    socket.once('close', () => sockets.delete(from))
    socket.on('error', () => socket.destroy())
    const { mode, code } = tools.faults.current()
    if (mode === 'down' || (mode === 'error' && code === 'HALF')) {
      tools.faults.take()
      if (mode === 'error') socket.end('220 mail.simul')
      else socket.destroy()
      return
    }
    smtp.connect(socket, { id: crypto.randomUUID() })
  })

  let port = tools.smtpPort
  const listen = async () => {
    listener.listen(port, tools.host)
    await once(listener, 'listening')
    port = (listener.address() as AddressInfo).port
  }
  const hangUp = () => sockets.forEach((socket) => socket.destroy())
  const stopListening = async () => {
    const closed = new Promise<void>((resolve) => listener.close(() => resolve()))
    hangUp()
    await closed
  }

  await listen()
  tools.faults.onChange(async ({ mode, count }) => {
    const isAway = mode === 'down' && count === undefined
    if (isAway && listener.listening) await stopListening()
    if (!isAway && !listener.listening) await listen()
    if (mode === 'down') hangUp()
  })
  return { port, close: stopListening }
}

type SmtpRefusal = Error & { responseCode: number }

/** The refusal a fault's code means at this step: a bare number is for the recipient. */
function replyAt(step: 'CONNECT' | 'MAIL' | 'RCPT' | 'DATA', code: string | undefined): SmtpRefusal | undefined {
  const [, named = 'RCPT', number] = /^(?:(CONNECT|MAIL|RCPT|DATA) )?([45]\d\d)$/.exec(code ?? '') ?? []
  if (number === undefined || named !== step) return undefined
  return reply(Number(number), number.startsWith('4') ? 'Try again later' : 'Refused by the simulator')
}

function reply(code: number, text: string): SmtpRefusal {
  return Object.assign(new Error(text), { responseCode: code })
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    length += piece.length
    // Read on but keep no more: the answer 552 comes after the last dot.
    if (length <= largestMail) pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
