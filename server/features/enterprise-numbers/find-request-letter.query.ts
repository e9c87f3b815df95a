import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { Language } from '../identity/identity.contract.ts'
import { alreadyExists } from './enterprise-numbers.contract.ts'
import { maySystemAnswer } from './enterprise-numbers.policy.ts'
import { findRequest, requestsNaming } from './enterprise-numbers.repository.ts'

/** Receipts one address may get in a day: whoever fills in our form with a stranger's address is not to fill his mailbox. */
const receiptsADay = 5

export type RequestLetter = {
  to: string
  language: Language
  reference: string
  companyName: string
  contactName: string
  reason: string | null
  cbeNumber: string | null
  existed: boolean
  /** The form of registering, with country and number filled in; null while there is no number. */
  url: string | null
  mayAcknowledge: boolean
}

/** What the letters about one request say. */
export async function findRequestLetter(house: House, actor: Actor, requestId: string): Promise<RequestLetter | undefined> {
  demand(maySystemAnswer(actor))
  const row = await findRequest(house.db, requestId)
  if (!row) return undefined
  const { language, cbeNumber, country } = row
  const filledIn = cbeNumber === null ? null : new URLSearchParams({ country, cbeNumber }).toString()
  return {
    to: row.contactEmail,
    language,
    reference: row.reference,
    companyName: row.name,
    contactName: row.contactName,
    reason: row.refusalReason,
    cbeNumber,
    existed: row.lastCode === alreadyExists,
    url: filledIn && `${house.config.http.publicUrl}/${language}/register?${filledIn}`,
    mayAcknowledge: (await requestsNaming(house.db, row)) < receiptsADay,
  }
}
