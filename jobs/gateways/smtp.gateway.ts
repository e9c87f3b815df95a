import { createTransport } from 'nodemailer'
import { GatewayFault } from './gateway-fault.ts'

export type OutgoingMail = {
  to: string
  /** `Name <address>`; the house's own when left out. */
  from?: string
  subject: string
  text: string
  html: string
  /** `<id@host>`, the same for each attempt: a mail that goes twice can be recognised as one. */
  messageId: string
  language: string
}

export type MailOutcome =
  | { outcome: 'sent'; response: string }
  /** The mail server will never take it for this address: `SMTP_550`, or `INVALID_ADDRESS` before it was asked. */
  | { outcome: 'refused'; code: string }

export type SmtpGateway = {
  send: (mail: OutgoingMail, signal?: AbortSignal) => Promise<MailOutcome>
  /** Hangs up what is idle and lets what is under way finish. */
  close: () => Promise<void>
}

/** What a mail is signed with, in PEM form, and under which name in the DNS its other half is found. */
export type DkimKey = { domain: string; selector: string; key: string }

/**
 * The client of the mail server: a pool of connections, which sends eight times as many mails as one connection each.
 * It never tries again by itself, since a broken connection may break after the mail was taken: the job decides.
 */
export function createSmtpGateway(settings: {
  url: string
  from: string
  dkim?: DkimKey | undefined
  timeoutMs?: number
  maxConnections?: number
}): SmtpGateway {
  const { url, from, dkim, timeoutMs = 10_000, maxConnections = 5 } = settings
  const transport = createTransport({
    url,
    pool: true,
    maxConnections,
    maxMessages: 200,
    maxRequeues: 0,
    idleTimeout: 30_000,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // A mail is made of what it is given: no text in it can make this process read a file or fetch a page.
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  })
  // Written whole before it is sent: piece by piece, as nodemailer does by itself, a mail takes forty writes to the socket.
  const writer = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
    // Signed here, where it is whole: nothing may be added to it afterwards. A mail that goes twice is signed twice alike.
    ...(dkim && { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.key } }),
  })
  // Each failing mail has its own error; a connection that breaks while idle is opened again when it is needed.
  transport.on('error', () => undefined)

  return {
    async send(mail, signal) {
      if (!isOneAddress(mail.to)) return { outcome: 'refused', code: 'INVALID_ADDRESS' }
      if (!/^<[\x21-\x3b\x3d\x3f\x41-\x7e]+@[A-Za-z0-9.-]+>$/.test(mail.messageId)) {
        throw new GatewayFault({ system: 'smtp', code: 'INVALID_MESSAGE_ID', retryable: false })
      }
      const limit = AbortSignal.timeout(timeoutMs)
      try {
        const { message, envelope } = await writer.sendMail({
          from: onOneLine(mail.from ?? from),
          to: { name: '', address: mail.to },
          subject: onOneLine(mail.subject),
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
          headers: { 'Content-Language': onOneLine(mail.language), 'Auto-Submitted': 'auto-generated' },
        })
        const sent = await transport.sendMail({
          raw: message,
          envelope,
          signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
        })
        return { outcome: 'sent', response: onOneLine(sent.response).slice(0, 200) }
      } catch (error) {
        return refusalOf(error) ?? failWith(limit.aborted ? 'TIMEOUT' : signal?.aborted ? 'STOPPED' : codeOf(error))
      }
    },
    close() {
      transport.close()
      return Promise.resolve()
    },
  }
}

/** One plain address: no list, no name, no route, nothing that could end a header. */
function isOneAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s\p{C}@<>()[\]\\,;:"]+@[^\s\p{C}@<>()[\]\\,;:"]+$/u.test(text)
}

/** A header is one line, and reads in the order it was written: no line ends, no signs that turn the direction. */
function onOneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, 500)
}

/** A lasting no to this recipient or this content is an answer; a no to us (greeting, sign-in, sender) is a fault. */
function refusalOf(error: unknown): MailOutcome | undefined {
  const { responseCode, command } = detailsOf(error)
  if (responseCode < 500 || responseCode > 599) return undefined
  return command === 'RCPT TO' || command === 'DATA' ? { outcome: 'refused', code: `SMTP_${responseCode}` } : undefined
}

function failWith(code: string): never {
  throw new GatewayFault({ system: 'smtp', code, retryable: true })
}

function codeOf(error: unknown): string {
  const { code, responseCode, systemCode } = detailsOf(error)
  if (responseCode > 0) return `SMTP_${responseCode}`
  if (code === 'ETIMEDOUT') return 'TIMEOUT'
  if (code === 'EDNS' || systemCode === 'ECONNREFUSED' || systemCode === 'EHOSTUNREACH') return 'NOT_REACHED'
  if (code === 'ETLS' || code === 'EREQUIRETLS') return 'TLS'
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'AUTH'
  return 'CONNECTION_LOST'
}

/** What nodemailer says beside its message; the message itself may name the address and is never used. */
function detailsOf(error: unknown): { code: string; responseCode: number; command: string; systemCode: string } {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const cause = fields.cause instanceof Error && 'code' in fields.cause ? text(fields.cause.code) : ''
  return {
    code: text(fields.code),
    responseCode: typeof fields.responseCode === 'number' ? fields.responseCode : 0,
    command: text(fields.command),
    systemCode: text(fields.errno) || cause || (/ECONNREFUSED|EHOSTUNREACH/.exec(text(fields.message))?.[0] ?? ''),
  }
}
