import { index, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { mailStates } from '#server/features/notifications/notifications.contract.ts'
import { id, instant } from '../columns.ts'
import { language } from './accounts.ts'

export const mailState = pgEnum('mail_state', mailStates)

/** What was sent to whom. The text is made again from facts when it is needed; that of credential mails is never kept. */
export const mailLog = pgTable(
  'mail_log',
  {
    id: id(),
    eventId: uuid().notNull(),
    template: text().notNull(),
    recipient: text().notNull(),
    subject: text().notNull(),
    language: language().notNull(),
    messageId: text().notNull().unique(),
    state: mailState().notNull(),
    code: text(),
    attempts: integer().notNull().default(0),
    registrationId: uuid(),
    personId: uuid(),
    createdAt: instant().notNull(),
    sentAt: instant(),
    /** It was taken first and came back later. */
    bouncedAt: instant(),
  },
  (table) => [index('mail_log_by_registration').on(table.registrationId), index('mail_log_by_person').on(table.personId)],
)
