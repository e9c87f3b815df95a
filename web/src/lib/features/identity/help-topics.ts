import type { HelpTopic } from '#server/features/identity/help-requests/help-requests.contract.ts'
import { m } from '#lib/words.ts'

/** What somebody needs help with, as he chooses it and as support reads it. */
export const helpTopicWords: Readonly<Record<HelpTopic, () => string>> = {
  'no-mail': m.account_help_no_mail,
  'lost-phone': m.account_help_lost_phone,
  'forgotten-password': m.account_help_forgotten,
  'eid-or-itsme': m.support_topic_eid,
  other: m.account_help_other,
  'profile-not-named': m.support_topic_not_named,
  'profile-tie-waiting': m.support_topic_tie_waiting,
  'profile-tie-refused': m.support_topic_tie_refused,
  'profile-no-right': m.support_topic_no_right,
}

/** The address of the form, about what the page before has found. */
export function supportPath(topic: HelpTopic): string {
  return `/sign-in/support?about=${topic}`
}
