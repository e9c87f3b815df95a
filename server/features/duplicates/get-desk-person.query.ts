import type { Reader } from '#db/client.ts'
import { notFound } from '../../platform/errors.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { notePersonalDataRead } from '../audit/note-personal-data-read.command.ts'
import { companiesNaming } from '../companies/companies-naming.query.ts'
import { findSuspect } from '../identity/persons/find-suspect.query.ts'
import { filesNaming } from '../registrations/proof/files-naming.query.ts'
import { everything } from '../scope.ts'
import type { DeskPerson } from './duplicates.contract.ts'
import { mayDecideDuplicates } from './duplicates.policy.ts'

/** A person beside those he may be, for the validator who has to say. That it was read is part of the trail. */
export async function getDeskPerson(house: House, actor: Actor, id: string): Promise<DeskPerson> {
  demand(mayDecideDuplicates(actor))
  const person = await showDeskPerson(house, house.db, id)
  await notePersonalDataRead(house, actor, { type: 'person', id })
  return person
}

/** The same inside an act, in the transaction's own eyes; the act has asked the policy. */
export async function showDeskPerson(house: House, reader: Reader, id: string): Promise<DeskPerson> {
  const suspect = await findSuspect(house, reader, id)
  if (!suspect) throw notFound()
  const { person, nissMasked, candidates } = suspect
  const owners = candidates.flatMap(({ owner }) => (owner ? [owner.id] : []))
  const [companies, files] = await Promise.all([companiesNaming(reader, everything, [id, ...owners]), filesNaming(reader, id)])
  const isOpen = person.nissState === 'suspected-duplicate'
  return {
    id,
    firstName: person.firstName,
    lastName: person.lastName,
    latinFirstName: person.latinFirstName,
    latinLastName: person.latinLastName,
    sex: person.sex,
    birthDate: person.birthOn,
    birthCountry: person.birthCountry,
    nissState: person.nissState,
    nissMasked,
    companies: companies.get(id) ?? [],
    registrationIds: [...new Set(files.map((file) => file.registrationId))],
    // What was decided is no question any more.
    candidates: (isOpen ? candidates : []).map(({ owner, ...candidate }) => ({
      ...candidate,
      person: owner
        ? { id: owner.id, name: `${owner.firstName} ${owner.lastName}`.trim(), companies: companies.get(owner.id) ?? [] }
        : null,
    })),
    abilities: isOpen ? ['decideDuplicate'] : [],
  }
}
