import type { Reader } from '#db/client.ts'
import { notFound } from '../../../platform/errors.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { notePersonalDataRead } from '../../audit/note-personal-data-read.command.ts'
import { namesOfAccounts } from '../../identity/names-of-accounts.query.ts'
import type { Conversation } from './registration-messages.contract.ts'
import { mayMarkRead, mayReadMessages, mayWrite, sideOf } from './registration-messages.policy.ts'
import { countUnread, newestMessages, type MessageRow } from './registration-messages.repository.ts'
import { otherSide } from './registration-messages.rules.ts'
import { scopeFor } from '../registrations.policy.ts'
import { findRegistration } from '../registrations.repository.ts'
import { statusNow } from '../registrations.rules.ts'

const pageOf = 100

/** What the two sides wrote. That the desk read it is part of the trail, as for the file itself. */
export async function listMessages(house: House, actor: Actor, id: string, before?: string): Promise<Conversation> {
  const shown = await showMessages(house, house.db, actor, id, before)
  if (actor.kind === 'staff') await notePersonalDataRead(house, actor, { type: 'registration', id })
  return shown
}

/** The same inside an act. */
export async function showMessages(house: House, reader: Reader, actor: Actor, id: string, before?: string): Promise<Conversation> {
  demand(mayReadMessages(actor, id))
  const scope = scopeFor(actor)
  const row = await findRegistration(reader, scope, id)
  // A draft is its applicant's own until it is sent.
  if (!row || (actor.kind === 'staff' && row.submittedAt === null)) throw notFound()
  const side = sideOf(actor)
  const found = await newestMessages(reader, scope, id, { before, limit: pageOf + 1 })
  const rows = found.slice(0, pageOf).toReversed()
  const authors = side === 'agency' ? rows.flatMap(({ authorId }) => (authorId === null ? [] : [authorId])) : []
  const [unread, names] = await Promise.all([
    countUnread(reader, scope, [id], otherSide(side)),
    authors.length > 0 ? namesOfAccounts(reader, authors) : new Map<string, string>(),
  ])
  return {
    items: rows.map((message) => messageView(message, names)),
    hasEarlier: found.length > pageOf,
    unread: unread.get(id) ?? 0,
    abilities: [
      ...(mayWrite(actor, statusNow(row, house.clock.now())).allowed ? (['write'] as const) : []),
      ...(mayMarkRead(actor, id).allowed ? (['markRead'] as const) : []),
    ],
  }
}

/** Names are only loaded for the desk: the company hears from the agency, not from one of its people. */
function messageView(row: MessageRow, names: ReadonlyMap<string, string>): Conversation['items'][number] {
  return {
    id: row.id,
    from: row.side,
    author: row.authorId === null ? null : (names.get(row.authorId) ?? null),
    text: row.text,
    sentAt: row.sentAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  }
}
