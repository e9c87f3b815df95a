import type { StoredMail } from '#scripts/simulators/mail-store.ts'
import { eventually } from './eventually.ts'

export type Mail = StoredMail

export type Mailbox = {
  /** Mails to this address now, newest first; all mails without one. */
  read: (to?: string) => Promise<Mail[]>
  /** Waits until at least `count` mails (1) to this address fit, and gives all that do, newest first. */
  waitFor: (wanted: { to: string; subject?: string | RegExp; count?: number; withinMs?: number }) => Promise<Mail[]>
}

/** The simulated mail server's letter box, looked into through its HTTP interface. */
export function mailbox(simulatorsUrl: string): Mailbox {
  async function read(to?: string): Promise<Mail[]> {
    const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`
    const response = await fetch(`${simulatorsUrl}/mail/messages${query}`)
    if (!response.ok) throw new Error(`The mail page answered ${response.status}`)
    return (await response.json()) as Mail[]
  }

  return {
    read,
    waitFor: ({ to, subject, count = 1, withinMs = 30_000 }) =>
      eventually(
        async () => {
          const mails = (await read(to)).filter((mail) => fits(mail.subject, subject))
          if (mails.length < count) throw new Error(`${mails.length} of ${count} mails to ${to}`)
          return mails
        },
        { withinMs },
      ),
  }
}

function fits(subject: string, wanted: string | RegExp | undefined): boolean {
  if (wanted === undefined) return true
  return typeof wanted === 'string' ? subject.includes(wanted) : wanted.test(subject)
}
