import type { Transaction } from '#db/client.ts'
import { unseal } from '../../platform/crypto/sealed.ts'
import { HouseError } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { admitCompany } from '../companies/admit-company.command.ts'
import { tiePerson } from '../companies/tie-person.command.ts'
import { admitPerson } from '../identity/admit-person.command.ts'
import type { RegistrationFile } from './load-registration-file.query.ts'
import { nameRepresentative, type RepresentativeRow } from './registration-parts.repository.ts'
import { registrationApproved } from './registrations.events.ts'
import { mayHandle, scopeFor } from './registrations.policy.ts'
import { updateRegistration } from './registrations.repository.ts'
import { representativeNissContext } from './registrations.view.ts'

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
          units: file.units.map(({ name, address: place }) => ({ name, address: place })),
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
  const { personId } = await admitPerson(
    house,
    actor,
    {
      registrationId: file.row.id,
      companyId,
      language: file.row.language,
      email,
      representative: {
        niss,
        firstName: representative.firstName ?? undefined,
        lastName: representative.lastName ?? undefined,
        sex: representative.sex ?? undefined,
        birthDate: representative.birthOn ?? undefined,
        birthCountry: representative.birthCountry ?? undefined,
      },
    },
    tx,
  )
  await nameRepresentative(tx, representative.id, personId)
  await tiePerson(house, actor, { companyId, personId, role: 'legal-representative', email }, tx)
}
