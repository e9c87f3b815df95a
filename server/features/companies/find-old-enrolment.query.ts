import type { Reader } from '#db/client.ts'
import { latestEnrolment } from './old-enrolments.repository.ts'

export type OldEnrolment = { id: string; number: string; name: string; enrolledOn: string | null }

/** The enrolment a company had before this portal, recognised by its VAT or enterprise number (S47). For the desk alone. */
export async function findOldEnrolment(
  reader: Reader,
  numbers: { vatNumber: string | null; cbeNumber: string | null },
): Promise<OldEnrolment | undefined> {
  const row = await latestEnrolment(reader, numbers)
  return row && { id: row.id, number: row.number, name: row.name, enrolledOn: row.enrolledOn }
}
