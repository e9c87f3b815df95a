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
const keptCharacters = 200_000_000

export type MailStore = {
  /** Keeps a message for each address of its envelope. */
  receive: (raw: Buffer, recipients: readonly string[]) => void
  /** Newest first; only those to this address when one is given. */
  newestFirst: (to?: string) => StoredMail[]
  get: (id: string) => StoredMail | undefined
  /** Told of every mail that comes; gives back what ends the telling. */
  onMail: (listener: () => void) => () => void
}

/** At most 10,000 mails, the oldest go first. */
export function createMailStore(): MailStore {
  let kept: StoredMail[] = []
  let received = 0
  let characters = 0
  const listeners = new Set<() => void>()

  const sizeOf = (mail: StoredMail) => mail.text.length + mail.html.length + mail.subject.length
  const forget = () => {
    let dropped = 0
    let left = characters
    const tooMany = kept.length > keptMails + 500 ? kept.length - keptMails : 0
    for (const mail of kept) {
      if (dropped >= tooMany && left <= keptCharacters) break
      left -= sizeOf(mail)
      dropped += 1
    }
    if (dropped > 0) kept = kept.slice(dropped)
    characters = left
  }

  return {
    receive(raw, recipients) {
      const message = readMimeMessage(raw)
      const receivedAt = new Date().toISOString()
      for (const to of recipients) {
        received += 1
        const mail: StoredMail = {
          id: String(received),
          to,
          from: message.from.address,
          fromName: message.from.name,
          subject: message.subject,
          text: message.text,
          html: message.html,
          messageId: message.messageId,
          language: message.headers.get('content-language') ?? '',
          attachments: message.attachments,
          receivedAt,
        }
        kept.push(mail)
        characters += sizeOf(mail)
      }
      forget()
      for (const listener of listeners) listener()
    },
    newestFirst(to) {
      const wanted = to?.trim().toLowerCase()
      const found = kept.slice(-keptMails).reverse()
      return wanted === undefined ? found : found.filter((mail) => mail.to.toLowerCase() === wanted)
    },
    get: (id) => kept.find((mail) => mail.id === id),
    onMail(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
