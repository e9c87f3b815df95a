import { index, integer, pgEnum, pgTable, uuid } from 'drizzle-orm/pg-core'
import {
  attachmentStates,
  attachmentTypes,
  helpEndings,
  helpTopics,
} from '#server/features/identity/help-requests/help-requests.contract.ts'
import { bytes, id, instant } from '../columns.ts'
import { screenLanguage } from './accessibility-feedback.ts'

export const helpTopic = pgEnum('help_topic', helpTopics)
export const helpEnding = pgEnum('help_ending', helpEndings)
export const attachmentType = pgEnum('attachment_type', attachmentTypes)
export const attachmentState = pgEnum('attachment_state', attachmentStates)

/**
 * Questions of people who cannot sign in. Who asks, and what, is sealed whole: number, name, address and free text. The
 * number is only found again by a keyed hash, whether anybody has it or not.
 */
export const helpRequests = pgTable(
  'help_requests',
  {
    id: id(),
    /** For the reference that people quote. */
    number: integer().notNull().generatedAlwaysAsIdentity(),
    language: screenLanguage().notNull(),
    topic: helpTopic().notNull(),
    told: bytes().notNull(),
    nissIndex: bytes().notNull(),
    attachmentKey: uuid(),
    attachmentType: attachmentType(),
    attachmentSize: integer(),
    attachmentState: attachmentState(),
    sentAt: instant().notNull(),
    /** When it was decided that its owner is written to. */
    acknowledgedAt: instant(),
    closedAt: instant(),
    closedBy: uuid(),
    ending: helpEnding(),
  },
  (table) => [index('help_requests_by_time').on(table.sentAt), index('help_requests_by_number').on(table.nissIndex, table.sentAt)],
)
