import { expect, it } from 'vitest'
import { keptDays as reportsKept } from '#server/features/accessibility/forget-accessibility-feedback.command.ts'
import { keptDays as originsKept } from '#server/features/audit/forget-origins.command.ts'
import { keptDays as requestsKept } from '#server/features/enterprise-numbers/forget-number-requests.command.ts'
import { personalDataWords } from '#server/features/help/personal-data.words.ts'
import { closedHelpKeptDays } from '#server/features/identity/help-requests/help-requests.rules.ts'
import { resetRequestsKeptHours, sessionsKeptDays } from '#server/features/identity/identity.rules.ts'
import { screenLanguages } from '#server/features/identity/identity.contract.ts'
import { keptDays as mailsKept } from '#server/features/notifications/forget-mails.command.ts'
import { draftDays } from '#server/features/registrations/registrations.contract.ts'
import { endedDays } from '#server/features/registrations/retention/retention.rules.ts'

// What is a day old goes in the night after.
const resetsKept = resetRequestsKeptHours / 24 + 1

/** The rows of the table in its order, each with the days of the code; what has no end says no number. */
const periods = [
  draftDays,
  endedDays,
  undefined,
  requestsKept,
  sessionsKeptDays,
  resetsKept,
  closedHelpKeptDays,
  mailsKept,
  originsKept,
  reportsKept,
  undefined,
]

const daysSaid = (text: string): number | undefined => {
  const [, number = '', unit = ''] = /(\d+) (\S+)/.exec(text) ?? []
  if (/^(dagen|jours|days|Tage)$/.test(unit)) return Number(number)
  if (/^(jaar|ans|years|Jahre)$/.test(unit)) return Number(number) * 365
  if (/^(maanden|mois|months|Monate)$/.test(unit)) return (Number(number) / 12) * 365
  return undefined
}

it.each(screenLanguages)('what the page on personal data says in %s is how long the code keeps it', (language) => {
  const long = personalDataWords[language].chapters.find(({ id }) => id === 'long')?.parts[0]
  const rows = typeof long === 'object' && 'rows' in long ? long.rows : []
  expect(rows.map((row) => daysSaid(row[2] ?? ''))).toEqual(periods)
})
