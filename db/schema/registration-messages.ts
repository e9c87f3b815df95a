import { index, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { messageSides } from '#server/features/registrations/messages/registration-messages.contract.ts'
import { id, instant } from '../columns.ts'
import { accounts } from './accounts.ts'
import { registrations } from './registrations.ts'

export const messageSide = pgEnum('message_side', messageSides)

/** What a company and the agency write to each other about a registration. Gone with it. */
export const registrationMessages = pgTable(
  'registration_messages',
  {
    id: id(),
    registrationId: uuid()
      .notNull()
      .references(() => registrations.id),
    side: messageSide().notNull(),
    /** Who of the agency; nobody for the company. */
    authorId: uuid().references(() => accounts.id),
    text: text().notNull(),
    sentAt: instant().notNull(),
    /** When the other side had it before its eyes. */
    readAt: instant(),
  },
  (table) => [index('registration_messages_by_registration').on(table.registrationId, table.id)],
)
