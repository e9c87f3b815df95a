import { unseal } from '../../../platform/crypto/sealed.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { NamedPerson } from '../../identity/persons/names.rules.ts'
import { everything } from '../../scope.ts'
import { listRepresentatives } from '../draft/registration-parts.repository.ts'
import { maySystemTend } from '../registrations.policy.ts'
import { representativeNissContext } from '../registrations.view.ts'

export type NissQuestion = {
  representativeId: string
  niss: string
  /** As typed beside it, in Latin letters. */
  typed: NamedPerson
}

/** The numbers of a registration that the register has not been asked about yet. For jobs only. */
export async function findNissQuestions(house: House, actor: Actor, registrationId: string): Promise<NissQuestion[]> {
  demand(maySystemTend(actor))
  const rows = await listRepresentatives(house.db, everything, registrationId)
  return rows.flatMap((row) => {
    if (row.nissSealed === null || row.nissCheck !== 'asked') return []
    const niss = unseal(house.config.keys.niss, representativeNissContext, row.nissSealed)
    const firstName = row.latinFirstName ?? row.firstName
    const lastName = row.latinLastName ?? row.lastName
    return [{ representativeId: row.id, niss, typed: { firstName, lastName, birthDate: row.birthOn } }]
  })
}
