import { readMimeMessage } from './mime-message.ts'

/** A mail as `GET /mail/messages` answers it: one for each address it was sent to. */
export type StoredMail = {
  id: string
  to: string
  from: string
  fromName: string
  subject: string
  text: string
  html: string
  messageId: string
  language: string
  attachments: number
  receivedAt: string
}

const keptMails = 10_000
/** Ten thousand mails of ours need a tenth of this; it is there for mails that are not ours. */
const keptBytes = 200_000_000

/** A mail is read when somebody looks at it: a server that reads as it receives would slow what is measured against it. */
type KeptMail = { id: string; to: string; receivedAt: string; bytes: number; raw: Buffer; read?: StoredMail }

export type MailStore = {
  /** Keeps a message for each address of its envelope. */
  receive: (raw: Buffer, recipients: readonly string[]) => void
  /** Newest first, only those to this address when one is given, at most `limit`; and how many there are. */
  newestFirst: (to?: string, limit?: number) => { mails: StoredMail[]; total: number }
  get: (id: string) => StoredMail | undefined
  /** Told of every mail that comes; gives back what ends the telling. */
  onMail: (listener: () => void) => () => void
}

/** At most 10,000 mails, the oldest go first. */
export function createMailStore(): MailStore {
  let kept: KeptMail[] = []
  let received = 0
  let bytes = 0
  const listeners = new Set<() => void>()

  /** Cut in strides: dropping one from the front of a long list each time would be work for nothing. */
  const forget = () => {
    const tooMany = kept.length > keptMails + 500 ? kept.length - keptMails : 0
    let dropped = 0
    for (const mail of kept) {
      if (dropped >= tooMany && bytes <= keptBytes) break
      bytes -= mail.bytes
      dropped += 1
    }
    if (dropped > 0) kept = kept.slice(dropped)
  }

  return {
    receive(raw, recipients) {
      const receivedAt = new Date().toISOString()
      for (const to of recipients) {
        received += 1
        kept.push({ id: String(received), to, receivedAt, bytes: raw.length, raw })
        bytes += raw.length
      }
      forget()
      for (const listener of listeners) listener()
    },
    newestFirst(to, limit = keptMails) {
      const wanted = to?.trim().toLowerCase()
      const found = kept.slice(-keptMails).filter((mail) => wanted === undefined || mail.to.toLowerCase() === wanted)
      return { mails: found.slice(-limit).reverse().map(readOnce), total: found.length }
    },
    get(id) {
      const found = kept.find((mail) => mail.id === id)
      return found === undefined ? undefined : readOnce(found)
    },
    onMail(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function readOnce(mail: KeptMail): StoredMail {
  mail.read ??= read(mail)
  // What was read needs its bytes no more.
  mail.raw = noBytes
  return mail.read
}

const noBytes = Buffer.alloc(0)

function read({ id, to, receivedAt, raw }: KeptMail): StoredMail {
  const { from, subject, text, html, messageId, headers, attachments } = readMimeMessage(raw)
  const language = headers.get('content-language') ?? ''
  return {
    id,
    to,
    from: from.address,
    fromName: from.name,
    subject,
    text,
    html,
    messageId,
    language,
    attachments,
    receivedAt,
  }
}
