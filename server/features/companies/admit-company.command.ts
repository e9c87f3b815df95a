import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { HouseError } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { Language } from '../identity/identity.contract.ts'
import type { Address } from './companies.contract.ts'
import { companyAdmitted } from './companies.events.ts'
import { mayAdmit } from './companies.policy.ts'
import { findOldEnrolment } from './find-old-enrolment.query.ts'
import { insertCompany, insertUnits } from './companies.repository.ts'

export type AdmitCompanyInput = {
  registrationId: string
  name: string
  country: string
  address: Address
  vatNumber: string | null
  cbeNumber: string | null
  language: Language
  /** `number` is the company register's own, where it named the unit. */
  units: { number?: string | null; name: string; address: Address }[]
}

/** Admits a company with its units. One without enterprise number will be given one by the register, by a job (S58). */
export async function admitCompany(
  house: House,
  actor: Actor,
  input: AdmitCompanyInput,
  within?: Transaction,
): Promise<{ companyId: string }> {
  demand(mayAdmit(actor))
  return house.transaction(
    actor,
    async (tx) => {
      const { units, ...values } = input
      const cbeState = input.cbeNumber === null ? 'asked' : 'given'
      const createdAt = house.clock.now()
      // Who was enrolled before this portal is the successor of that enrolment (S47).
      const before = await findOldEnrolment(tx, { vatNumber: input.vatNumber, cbeNumber: input.cbeNumber })
      const row = await insertCompany(tx, { id: newId(), ...values, cbeState, createdAt, oldEnrolmentId: before?.id ?? null })
      if (!row) throw new HouseError('internal')
      await insertUnits(
        tx,
        units.map((unit) => ({ id: newId(), companyId: row.id, ...unit, createdAt })),
      )
      const payload = { registrationId: input.registrationId, cbeState } as const
      await recordEvent(tx, companyAdmitted.of({ subjectId: row.id, version: row.version, companyId: row.id, payload }))
      return { companyId: row.id }
    },
    within,
  )
}
