import type { Reader } from '#db/client.ts'
import type { Language } from '../identity/identity.contract.ts'
import { mailsOfRegistration } from './notifications.repository.ts'

export type MailOfRegistration = { template: string; recipient: string; state: string; at: string; language: Language }

/** What was written to whom because of one registration, oldest first. For the desk. */
export async function listMailsOfRegistration(reader: Reader, registrationId: string): Promise<MailOfRegistration[]> {
  const rows = await mailsOfRegistration(reader, registrationId)
  return rows.map(({ template, recipient, state, sentAt, createdAt, language }) => ({
    template,
    recipient,
    state,
    at: (sentAt ?? createdAt).toISOString(),
    language,
  }))
}
