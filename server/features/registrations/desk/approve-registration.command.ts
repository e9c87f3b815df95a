import type { Transaction } from '#db/client.ts'
import { unseal } from '../../../platform/crypto/sealed.ts'
import { HouseError } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import { admitCompany } from '../../companies/admit-company.command.ts'
import { tiePerson } from '../../companies/tie-person.command.ts'
import { admitPerson, type AdmitPersonInput, type HeldNumber } from '../../identity/persons/admit-person.command.ts'
import type { RegistrationFile } from './load-registration-file.query.ts'
import { nameRepresentative, type RepresentativeRow } from '../draft/registration-parts.repository.ts'
import { registrationApproved } from '../registrations.events.ts'
import { mayHandle, scopeFor } from '../registrations.policy.ts'
import { updateRegistration } from '../registrations.repository.ts'
import { representativeNissContext } from '../registrations.view.ts'

/**
 * Admits the company and its representatives, in the transaction of the decision: they exist together or not at all.
 * Numbers and passwords follow by jobs, because of the events. `version` is the registration's after the decision.
 */
export async function approveRegistration(
  house: House,
  actor: Actor,
  { file, version }: { file: RegistrationFile; version: number },
  within: Transaction,
): Promise<void> {
  demand(mayHandle(actor))
  const { row } = file
  const { commercialName, address } = row
  // Submission asked for both; without them nothing may be admitted.
  if (commercialName === null || address === null) throw new HouseError('not-in-this-state')
  await house.transaction(
    actor,
    async (tx) => {
      const { companyId } = await admitCompany(
        house,
        actor,
        {
          registrationId: row.id,
          name: commercialName,
          country: row.country,
          address,
          vatNumber: row.vatNumber,
          cbeNumber: row.cbeNumber,
          language: row.language,
          units: file.units.map(({ number, name, address: place }) => ({ number, name, address: place })),
        },
        tx,
      )
      await updateRegistration(tx, scopeFor(actor), row.id, { companyId })
      await recordEvent(tx, registrationApproved.of({ subjectId: row.id, version, companyId, payload: { companyId } }))
      for (const representative of file.representatives) await admit(house, actor, { file, representative, companyId }, tx)
    },
    within,
  )
}

async function admit(
  house: House,
  actor: Actor,
  { file, representative, companyId }: { file: RegistrationFile; representative: RepresentativeRow; companyId: string },
  tx: Transaction,
): Promise<void> {
  const email = representative.email ?? ''
  const niss =
    representative.nissSealed === null ? undefined : unseal(house.config.keys.niss, representativeNissContext, representative.nissSealed)
  const { personId, knownAccount } = await admitPerson(
    house,
    actor,
    { registrationId: file.row.id, companyId, language: file.row.language, email, representative: personIn(representative, niss) },
    tx,
  )
  await nameRepresentative(tx, representative.id, personId)
  const { companyName: name, companyCountry: country, companyNumber: number } = representative
  const represents = representative.kind === 'company' && name !== null && country !== null ? { name, country, number } : null
  const tie = { companyId, personId, role: 'legal-representative', email, represents, accepted: !knownAccount } as const
  await tiePerson(house, actor, tie, tx)
}

/** Whom a representative is admitted as. What was not typed beside a number is taken from the register. */
function personIn(row: RepresentativeRow, niss: string | undefined): AdmitPersonInput['representative'] {
  const named = row.firstName !== null || row.lastName !== null
  const [firstName, lastName] = named ? [row.firstName, row.lastName] : [row.registeredFirstName, row.registeredLastName]
  return {
    niss,
    firstName: firstName ?? undefined,
    lastName: lastName ?? undefined,
    latinFirstName: row.latinFirstName ?? undefined,
    latinLastName: row.latinLastName ?? undefined,
    sex: row.sex ?? undefined,
    birthDate: row.birthOn ?? undefined,
    birthCountry: row.birthCountry ?? undefined,
    held: niss === undefined ? undefined : heldNumber(row, named || row.birthOn !== null),
  }
}

function heldNumber(row: RepresentativeRow, isTyped: boolean): HeldNumber | undefined {
  const { registeredFirstName: firstName, registeredLastName: lastName, registeredBirthOn: birthDate } = row
  if (row.nissCheck === 'differs')
    return { because: 'name-differs', registered: { firstName: firstName ?? '', lastName: lastName ?? '', birthDate: birthDate ?? '' } }
  // A number that nothing was typed beside has nothing to wait for.
  return row.nissCheck === 'asked' && isTyped ? { because: 'not-compared' } : undefined
}
