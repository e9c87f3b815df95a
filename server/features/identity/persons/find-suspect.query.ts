import type { Reader } from '#db/client.ts'
import type { House } from '../../../platform/house.ts'
import { nissIndexes, unsealCandidate, unsealNiss } from '../identity-keys.ts'
import type { CandidateSource } from '../identity.contract.ts'
import { maskNiss } from './niss.rules.ts'
import { listCandidates } from './person-candidates.repository.ts'
import { findNumberOwner, findPerson, findPresentNumber, type PersonRow } from './persons.repository.ts'

export type SuspectedCandidate = {
  id: string
  source: CandidateSource
  firstName: string
  lastName: string
  birthDate: string
  score: number
  nissMasked: string
  /** The person of ours who has or had that number. */
  owner: PersonRow | undefined
}
export type Suspect = { person: PersonRow; nissMasked: string | null; candidates: SuspectedCandidate[] }

/** A person and whom he may be instead, numbers masked. The caller has asked whether that may be seen. */
export async function findSuspect(house: House, reader: Reader, personId: string): Promise<Suspect | undefined> {
  const { keys } = house.config
  const [person, number, rows] = await Promise.all([
    findPerson(reader, personId),
    findPresentNumber(reader, personId),
    listCandidates(reader, personId),
  ])
  if (!person) return undefined
  const candidates = await Promise.all(
    rows.map(async ({ id, source, firstName, lastName, birthOn, score, nissSealed }) => {
      const digits = unsealCandidate(keys, personId, nissSealed)
      const ownerId = await findNumberOwner(reader, nissIndexes(keys, digits))
      const owner = ownerId === undefined || ownerId === personId ? undefined : await findPerson(reader, ownerId)
      return { id, source, firstName, lastName, birthDate: birthOn, score, nissMasked: maskNiss(digits), owner }
    }),
  )
  const nissMasked = number ? maskNiss(unsealNiss(keys, personId, number.nissSealed)) : null
  return { person, nissMasked, candidates }
}
