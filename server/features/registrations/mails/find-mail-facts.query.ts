import { dayInBrussels } from '../../../platform/clock.ts'
import { deriveCode } from '../../../platform/crypto/tokens.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { Language } from '../../identity/identity.contract.ts'
import { everything } from '../../scope.ts'
import type { DecisionReason, RegistrationStatus } from '../registrations.contract.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { findRegistration, type RegistrationRow } from '../registrations.repository.ts'
import { dueOn, isEditable } from '../registrations.rules.ts'
import { draftEnd } from '../retention/retention.rules.ts'

export type MailFacts = {
  status: RegistrationStatus
  language: Language
  reference: string
  companyName: string | null
  contactName: string | null
  contactEmail: string | null
  url: string
  /** The last day on which `url` opens the request by itself; null where it is the page alone, which opens nothing. */
  urlUntil: string | null
  /** Written for a reader, in the language of the mail. */
  dueOn: string
  /** When a draft that is not touched goes, written for a reader. */
  keptUntil: string
  contactConfirmed: boolean
  isDraft: boolean
  reasons: DecisionReason[]
}

/** What the mails about one registration say. */
export async function findMailFacts(house: House, actor: Actor, registrationId: string): Promise<MailFacts | undefined> {
  demand(maySystemTend(actor))
  const row = await findRegistration(house.db, everything, registrationId)
  return row && mailFactsOf(house, row)
}

/** The same of a row that is loaded already. */
export function mailFactsOf(house: Pick<House, 'config'>, row: RegistrationRow): MailFacts {
  const { language, reference } = row
  return {
    status: row.status,
    language,
    reference,
    companyName: row.commercialName,
    contactName: row.contactName,
    contactEmail: row.contactEmail,
    url: `${house.config.http.publicUrl}/${language}/registrations/${reference}`,
    urlUntil: null,
    dueOn: row.submittedAt ? readableDay(dueOn(dayInBrussels(row.submittedAt)), language) : '',
    keptUntil: readableDay(dayInBrussels(draftEnd(row.touchedAt)), language),
    contactConfirmed: row.contactConfirmedAt !== null,
    isDraft: isEditable(row.status),
    reasons: row.decisionReasons,
  }
}

/** The code of an issue that still counts; derived only here, where it is mailed. */
export async function findContactCode(
  house: House,
  actor: Actor,
  { registrationId, issueId }: { registrationId: string; issueId: string },
): Promise<string | undefined> {
  demand(maySystemTend(actor))
  const row = await findRegistration(house.db, everything, registrationId)
  return row && codeOf(house, row, issueId)
}

function codeOf(house: House, row: RegistrationRow, issueId: string): string | undefined {
  if (row.contactCodeIssue !== issueId || row.contactCodeKeyId === null) return undefined
  return deriveCode(house.config.keys.credential, 'contact-code', issueId, row.contactCodeKeyId).code
}

/** A day as a reader of the mail writes it. */
export function readableDay(day: string, language: Language): string {
  const locale = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' }[language]
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
