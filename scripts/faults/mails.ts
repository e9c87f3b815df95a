import type { StoredMail } from '#scripts/simulators/mail-store.ts'

/** A mail that reached its mail server more than once, oldest copy first. */
export type Double = { messageId: string; copies: StoredMail[] }

export type Post = {
  mails: StoredMail[]
  /** Different mails by address. */
  byAddress: Map<string, StoredMail[]>
  doubles: Double[]
  /** Copies that say something else than their first: none is allowed. */
  differing: Double[]
}

/** Everything that the simulated mail server took. */
export async function readPost(simulatorsUrl: string): Promise<Post> {
  const reply = await fetch(`${simulatorsUrl}/mail/messages`)
  const mails = ((await reply.json()) as StoredMail[]).reverse()
  const copies = Map.groupBy(mails, (mail) => `${mail.messageId} ${mail.to}`)
  const doubles = [...copies.values()]
    .filter((same) => same.length > 1)
    .map((same) => ({ messageId: same[0]?.messageId ?? '', copies: same }))
  const firsts = [...copies.values()].flatMap((same) => same.slice(0, 1))
  return {
    mails,
    byAddress: Map.groupBy(firsts, (mail) => mail.to),
    doubles,
    differing: doubles.filter(({ copies: [first, ...others] }) => others.some((mail) => !first || !saysTheSame(first, mail))),
  }
}

function saysTheSame(one: StoredMail, other: StoredMail): boolean {
  return one.subject === other.subject && one.text === other.text && one.html === other.html && one.from === other.from
}

/** The temporary password of a mail, alone on its line (contract, section 5). */
export function passwordIn(text: string): string | undefined {
  return /^(?=\S*\d)(?=\S*[A-Za-z])[A-Za-z0-9-]{12,64}$/m.exec(text)?.[0]
}

/** The person's number as the mail writes it, such as `794802 082 10`. */
export function nissIn(text: string): string | undefined {
  return /\b\d{6} \d{3} \d{2}\b/.exec(text)?.[0]
}
