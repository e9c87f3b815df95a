import type { HelpRequestLine, HelpRequestView } from './help-requests.contract.ts'
import type { HelpRequestRow } from './help-requests.repository.ts'
import { helpReference } from './help-requests.rules.ts'

/** A question as a line of the desk's list. */
export function helpRequestLine(row: HelpRequestRow, { name }: { name: string }): HelpRequestLine {
  const { id, topic, sentAt, attachmentType } = row
  return { id, reference: helpReference(row), topic, name, hasAttachment: attachmentType !== null, sentAt: sentAt.toISOString() }
}

/** What was added to a question; where the bytes lie is shown to nobody. */
export function attachmentView(row: HelpRequestRow): HelpRequestView['attachment'] {
  const { attachmentType: type, attachmentSize: size, attachmentState: state } = row
  return type === null || size === null || state === null ? null : { type, size, state }
}
