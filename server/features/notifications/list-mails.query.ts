import type { Reader } from '#db/client.ts'
import { HouseError } from '../../platform/errors.ts'
import type { AnswerOf, InputOf } from '../../platform/http/endpoint.contract.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { parseNiss } from '../identity/persons/niss.rules.ts'
import type { listMails as contract, MailView } from './notifications.contract.ts'
import { mayOfferCredentials, mayReadMails, scopeFor } from './notifications.policy.ts'
import { countMails, listMailRows, mailsOfRegistration, type LoggedRow, type MailRow } from './notifications.repository.ts'

const countedExactly = 10_000

/** The log of mails, a page at a time; the cursor is the id of the last one seen. */
export async function listMails(house: House, actor: Actor, query: InputOf<typeof contract>['query']): Promise<AnswerOf<typeof contract>> {
  demand(mayReadMails(actor))
  const { state, template, q, limit, cursor } = query
  // A number typed into the search would stand in the address, in histories and logs.
  if (q !== undefined && parseNiss(q, house.clock.today()).ok) throw new HouseError('niss-in-url')
  if (cursor !== undefined && !/^[0-9a-f-]{36}$/.test(cursor)) {
    throw new HouseError('invalid-input', { fields: [{ path: 'cursor', code: 'format' }] })
  }
  const scope = scopeFor(actor)
  const filter = { state, template, text: q || undefined }
  const [rows, total] = await Promise.all([
    listMailRows(house.db, scope, filter, { before: cursor, limit: limit + 1 }),
    countMails(house.db, scope, filter, countedExactly + 1),
  ])
  const shown = rows.slice(0, limit)
  return {
    items: shown.map((row) => mailView(row, actor)),
    nextCursor: rows.length > limit ? (shown.at(-1)?.mail.id ?? null) : null,
    total: Math.min(total, countedExactly),
    totalIsMore: total > countedExactly,
  }
}

export type MailOfRegistration = MailRow

/** What was written to whom because of one registration, oldest first. The caller has asked whether it may be seen. */
export async function listMailsOfRegistration(reader: Reader, registrationId: string): Promise<MailOfRegistration[]> {
  return mailsOfRegistration(reader, registrationId)
}

/** A line of the log as the desk sees it. */
export function mailView({ mail, registration }: LoggedRow, actor: Actor): MailView {
  return {
    id: mail.id,
    template: mail.template,
    recipient: mail.recipient,
    subject: mail.subject,
    language: mail.language,
    state: mail.state,
    code: mail.code,
    attempts: mail.attempts,
    at: (mail.sentAt ?? mail.createdAt).toISOString(),
    bouncedAt: mail.bouncedAt?.toISOString() ?? null,
    personId: mail.personId,
    registration,
    abilities: mayOfferCredentials(actor, mail).allowed ? ['resendCredentials'] : [],
  }
}
