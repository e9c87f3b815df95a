import type { Reader } from '#db/client.ts'
import { notFound } from '../../platform/errors.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import type { Scope } from '../scope.ts'
import { loadRegistrationFile } from './desk/load-registration-file.query.ts'
import type { RegistrationView } from './registrations.contract.ts'
import { maySeeOwn, scopeFor } from './registrations.policy.ts'
import { registrationView } from './registrations.view.ts'

/** The registration as its applicant sees it, within a scope that was asked for already. */
export async function showOwnRegistration(house: House, reader: Reader, scope: Scope, id: string): Promise<RegistrationView> {
  const file = await loadRegistrationFile(reader, scope, id)
  if (!file) throw notFound()
  return registrationView(file, house.clock.now(), house.config.keys.niss)
}

/** The applicant's own registration. */
export async function getOwnRegistration(house: House, actor: Actor, id: string): Promise<RegistrationView> {
  demand(maySeeOwn(actor, id))
  return showOwnRegistration(house, house.db, scopeFor(actor), id)
}
