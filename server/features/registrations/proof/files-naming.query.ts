import type { Reader } from '#db/client.ts'
import { personOfRepresentative, representativesOfPerson } from '../draft/registration-parts.repository.ts'

export type FileNaming = { representativeId: string; registrationId: string; companyId: string | null }

/** The files that name a person, first the oldest. */
export async function filesNaming(reader: Reader, personId: string): Promise<FileNaming[]> {
  return representativesOfPerson(reader, personId)
}

/** Whom a representative is now, who was perhaps another person before. */
export async function personNamedBy(reader: Reader, representativeId: string): Promise<string | undefined> {
  return personOfRepresentative(reader, representativeId)
}
