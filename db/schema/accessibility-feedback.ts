import { index, integer, pgEnum, pgTable, text } from 'drizzle-orm/pg-core'
import { screenLanguages } from '#server/features/identity/identity.contract.ts'
import { id, instant } from '../columns.ts'

export const screenLanguage = pgEnum('screen_language', screenLanguages)

/** What somebody could not use on the portal. */
export const accessibilityFeedback = pgTable(
  'accessibility_feedback',
  {
    id: id(),
    /** For the reference that people quote. */
    number: integer().notNull().generatedAlwaysAsIdentity(),
    language: screenLanguage().notNull(),
    message: text().notNull(),
    page: text(),
    technology: text(),
    email: text(),
    sentAt: instant().notNull(),
  },
  (table) => [index('accessibility_feedback_by_time').on(table.sentAt)],
)
