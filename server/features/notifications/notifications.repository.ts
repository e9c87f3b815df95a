import { and, asc, desc, eq, ilike, isNotNull, lt, or, sql, type SQL } from 'drizzle-orm'
import type postgres from 'postgres'
import type { Reader, Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { mailLog } from '#db/schema/mail-log.ts'
import { registrations } from '#db/schema/registrations.ts'
import { bareSql } from '#db/transaction.ts'
import type { Language } from '../identity/identity.contract.ts'
import type { Scope } from '../scope.ts'
import type { MailState, MailTemplate } from './notifications.contract.ts'

export type MailRow = typeof mailLog.$inferSelect

export type NewMail = {
  eventId: string
  template: MailTemplate
  recipient: string
  subject: string
  language: Language
  messageId: string
  registrationId: string | null
  personId: string | null
}

/**
 * One row per message id: a retry finds the row of the first attempt and counts itself. Written for the bare driver, as
 * is the end below: every mail there is passes here, thousands when many companies are approved.
 */
export async function upsertQueuedMail(db: postgres.Sql, mail: NewMail, now: Date): Promise<{ id: string; state: MailState } | undefined> {
  const { eventId, template, recipient, subject, language, messageId, registrationId, personId } = mail
  const [row] = await db<{ id: string; state: MailState }[]>`
    insert into mail_log as m (id, event_id, template, recipient, subject, language, message_id, state, attempts,
                               registration_id, person_id, created_at)
    values (${newId()}, ${eventId}, ${template}, ${recipient}, ${subject}, ${language}, ${messageId}, 'queued', 1,
            ${registrationId}, ${personId}, ${now.toISOString()})
    on conflict (message_id) do update set attempts = m.attempts + 1
    returning id, state::text as state`
  return row
}

export type MailEnd = { outcome: 'sent'; at: Date } | { outcome: 'refused'; code: string }

/** 0 when the mail's end was written already. */
export async function closeMail(tx: Transaction, id: string, end: MailEnd): Promise<number> {
  const sentAt = end.outcome === 'sent' ? end.at.toISOString() : null
  const code = end.outcome === 'refused' ? end.code : null
  const { count } = await bareSql(tx)`
    update mail_log set state = ${end.outcome}, sent_at = ${sentAt}, code = ${code} where id = ${id} and state = 'queued'`
  return count
}

/** The mail of this id and address, locked. Whoever tells that it came back has to know both. */
export async function lockMailByMessage(tx: Transaction, messageId: string, recipient: string): Promise<MailRow | undefined> {
  const [row] = await tx
    .select()
    .from(mailLog)
    .where(and(eq(mailLog.messageId, messageId), eq(sql`lower(${mailLog.recipient})`, recipient.toLowerCase())))
    .for('update')
  return row
}

export async function bounceMailRow(tx: Transaction, id: string, code: string, now: Date): Promise<void> {
  await tx.update(mailLog).set({ state: 'bounced', code, bouncedAt: now }).where(eq(mailLog.id, id))
}

export type MailFilter = { state?: MailState; template?: MailTemplate; text?: string }
export type LoggedRow = { mail: MailRow; registration: { id: string; reference: string } | null }

function matching({ state, template, text }: MailFilter): SQL | undefined {
  const pattern = text === undefined ? undefined : `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return and(
    state === undefined ? undefined : eq(mailLog.state, state),
    template === undefined ? undefined : eq(mailLog.template, template),
    pattern === undefined ? undefined : or(ilike(mailLog.recipient, pattern), ilike(registrations.reference, pattern)),
  )
}

/** Who may read the log sees every registration it names that was sent once: a draft is its applicant's own. Anybody else none. */
const namedIn = (scope: Scope): SQL | undefined =>
  and(eq(registrations.id, mailLog.registrationId), isNotNull(registrations.submittedAt), scope.kind === 'all' ? undefined : sql`false`)

/** A page of the log, newest first: ids are made in the order of time. */
export async function listMailRows(
  reader: Reader,
  scope: Scope,
  filter: MailFilter,
  page: { before?: string; limit: number },
): Promise<LoggedRow[]> {
  const place = page.before === undefined ? undefined : lt(mailLog.id, page.before)
  return reader
    .select({ mail: mailLog, registration: { id: registrations.id, reference: registrations.reference } })
    .from(mailLog)
    .leftJoin(registrations, namedIn(scope))
    .where(and(matching(filter), place))
    .orderBy(desc(mailLog.id))
    .limit(page.limit)
}

/** How many mails match, counted no further than `most`. */
export async function countMails(reader: Reader, scope: Scope, filter: MailFilter, most: number): Promise<number> {
  const some = reader
    .select({ one: sql`1`.as('one') })
    .from(mailLog)
    .leftJoin(registrations, namedIn(scope))
    .where(matching(filter))
    .limit(most)
    .as('some')
  const [row] = await reader.select({ count: sql<number>`count(*)::int` }).from(some)
  return row?.count ?? 0
}

/** All mails written because of one registration, oldest first. */
export async function mailsOfRegistration(db: Reader, registrationId: string): Promise<MailRow[]> {
  return db.select().from(mailLog).where(eq(mailLog.registrationId, registrationId)).orderBy(asc(mailLog.createdAt), asc(mailLog.id))
}

/** Lines of the log older than `before`; at most so many are taken away, all are counted in a dry run. */
export async function forgetMailRows(tx: Transaction, before: Date, atMost: number, dryRun: boolean): Promise<number> {
  const sql = bareSql(tx)
  const at = before.toISOString()
  const rows = dryRun
    ? await sql`select 1 from mail_log where created_at < ${at}`
    : await sql`delete from mail_log where id in (select id from mail_log where created_at < ${at} limit ${atMost}) returning 1`
  return rows.length
}
