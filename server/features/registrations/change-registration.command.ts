import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { blindIndex, firstKey, seal } from '../../platform/crypto/sealed.ts'
import { conflict, invalidInput, notFound, type FieldFault } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { InputOf } from '../../platform/http/endpoint.contract.ts'
import type { House } from '../../platform/house.ts'
import { demand } from '../../platform/verdict.ts'
import type { Actor } from '../actor.ts'
import { askForNumbers } from './ask-for-numbers.command.ts'
import { identify, type Identification } from './identification.rules.ts'
import { readPeople, type ReadPerson } from './people.rules.ts'
import { postcodeFault } from './postcode.rules.ts'
import { listRepresentatives, listUnits, replaceRepresentatives, replaceUnits } from './registration-parts.repository.ts'
import type { changeRegistration as contract, RegistrationView } from './registrations.contract.ts'
import { contactCodeWanted, registrationChanged } from './registrations.events.ts'
import { maySeeOwn, scopeFor } from './registrations.policy.ts'
import { lockRegistration, updateRegistration, type RegistrationChange, type RegistrationRow } from './registrations.repository.ts'
import { isEditable } from './registrations.rules.ts'
import { representativeNissContext } from './registrations.view.ts'
import { showOwnRegistration } from './show-registration.query.ts'
import { accessLifeMs } from './start-registration.command.ts'

type Input = InputOf<typeof contract>['body']

/** Saves groups of fields of a registration while it can be edited. All groups are read before anything is written. */
export async function changeRegistration(house: House, actor: Actor, id: string, input: Input): Promise<RegistrationView> {
  demand(maySeeOwn(actor, id))
  const scope = scopeFor(actor)
  const read = readInput(input, house.clock.today())

  await house.transaction(actor, async (tx) => {
    const row = await lockRegistration(tx, scope, id)
    if (!row) throw notFound()
    const show = () => showOwnRegistration(house, tx, scope, id)
    if (!isEditable(row.status)) throw conflict('not-in-this-state', await show())
    if (row.version !== input.version) throw conflict('changed-meanwhile', await show())
    const identification = identificationFor(input, row)
    const faults = [...read.faults, ...identification.faults, ...officeFault(input, identification.read?.country ?? row.country)]
    if (faults.length > 0) throw invalidInput(faults)

    const changed = Object.keys(input).filter((group) => group !== 'version')
    const now = house.clock.now()
    const version = row.version + 1
    const change = {
      ...fieldsOf(input, identification.read),
      version,
      touchedAt: now,
      accessExpiresAt: new Date(now.getTime() + accessLifeMs),
    }
    await writeParts(house, tx, id, input, read.people)
    const code = newContact(input, row) ? newContactCode(house, row, now) : undefined
    await updateRegistration(tx, scope, id, { ...change, ...code })
    await recordEvent(tx, registrationChanged.of({ subjectId: id, version, payload: {}, changes: changed }))
    if (identification.read) await askForNumbers(house, actor, { registrationId: id, version, identification: identification.read }, tx)
    if (code?.contactCodeIssue) {
      await recordEvent(tx, contactCodeWanted.of({ subjectId: id, version, payload: { issueId: code.contactCodeIssue } }))
    }
  })
  return showOwnRegistration(house, house.db, scope, id)
}

function readInput(input: Input, today: string): { people: ReadPerson[]; faults: FieldFault[] } {
  const { people, faults } = readPeople(input.legalRepresentatives ?? [], today)
  const addresses = [
    ...(input.company ? [{ path: 'company.address', address: input.company.address }] : []),
    ...(input.establishmentUnits ?? []).map((unit, place) => ({
      path: `establishmentUnits.${String(place)}.address`,
      address: unit.address,
    })),
  ]
  for (const { path, address } of addresses) {
    const code = postcodeFault(address.country, address.postcode)
    if (code) faults.push({ path: `${path}.postcode`, code })
  }
  return { people, faults }
}

/** The registered office is in the country the registration is for: that choice drove all that followed (S23). */
function officeFault(input: Input, country: string): FieldFault[] {
  if (!input.company || input.company.address.country === country) return []
  return [{ path: 'company.address.country', code: 'office-in-other-country' }]
}

/** The identification as it will be: what is not named stays, and what did not change is not asked again. */
function identificationFor(input: Input, row: RegistrationRow): { read?: Identification; faults: FieldFault[] } {
  const given = input.identification
  if (!given) return { faults: [] }
  const sameCountry = given.country === undefined || given.country === row.country
  const verdict = identify(
    {
      country: given.country ?? row.country,
      vatNumber: given.vatNumber === undefined && sameCountry ? row.vatNumber : given.vatNumber,
      withoutVatNumber: given.withoutVatNumber ?? (sameCountry && row.withoutVatNumber && !given.vatNumber),
      cbeNumber: given.cbeNumber === undefined ? row.cbeNumber : given.cbeNumber,
    },
    'identification.',
  )
  return verdict.ok ? { read: verdict.identification, faults: [] } : { faults: verdict.faults }
}

function newContact(input: Input, row: RegistrationRow): boolean {
  return input.contact !== undefined && input.contact.email !== row.contactEmail
}

/** Codes one registration may have mailed, to however many addresses: a stranger's mailbox is not ours to fill. */
const mostContactCodes = 5

/** A new address is unconfirmed; a code for it is issued, which a job derives and mails. */
function newContactCode(house: House, row: RegistrationRow, now: Date) {
  const unconfirmed = { contactConfirmedAt: null, contactMails: 0, contactCodeTries: 0 }
  if (row.contactCodes >= mostContactCodes) return { ...unconfirmed, contactCodeIssue: null }
  const issue = { contactCodeIssue: newId(), contactCodeKeyId: firstKey(house.config.keys.credential).id, contactCodeAt: now }
  return { ...unconfirmed, ...issue, contactCodes: row.contactCodes + 1 }
}

function fieldsOf(input: Input, identification: Identification | undefined): RegistrationChange {
  return {
    ...(identification && {
      country: identification.country,
      vatNumber: identification.vatNumber,
      withoutVatNumber: identification.withoutVatNumber,
      cbeNumber: identification.cbeNumber,
    }),
    ...(input.contact && {
      contactName: input.contact.name,
      contactEmail: input.contact.email,
      contactTelephone: input.contact.telephone ?? null,
    }),
    ...(input.company && { commercialName: input.company.commercialName, address: input.company.address }),
  }
}

async function writeParts(house: House, tx: Transaction, id: string, input: Input, people: readonly ReadPerson[]): Promise<void> {
  const own = { kind: 'registration', registrationId: id } as const
  if (input.establishmentUnits) {
    const known = new Set((await listUnits(tx, own, id)).map((unit) => unit.id))
    const list = input.establishmentUnits.map((unit, place) => ({
      id: unit.id !== undefined && known.delete(unit.id) ? unit.id : newId(),
      registrationId: id,
      place,
      name: unit.name,
      address: unit.address,
    }))
    await replaceUnits(tx, id, list)
  }
  if (input.legalRepresentatives) {
    const known = new Set((await listRepresentatives(tx, own, id)).map((person) => person.id))
    const list = people.map((person, place) => ({
      id: person.id !== undefined && known.delete(person.id) ? person.id : newId(),
      registrationId: id,
      place,
      email: person.email,
      ...personColumns(house, person),
    }))
    await replaceRepresentatives(tx, id, list)
  }
}

function personColumns(house: House, person: ReadPerson) {
  const { niss, nissIndex } = house.config.keys
  if (person.niss !== null) {
    // Named by number, a person keeps no typed data: the register knows them.
    const sealed = { nissSealed: seal(niss, representativeNissContext, person.niss), nissIndex: blindIndex(nissIndex, person.niss) }
    return { ...sealed, firstName: null, lastName: null, sex: null, birthOn: null, birthCountry: null }
  }
  const { firstName, lastName, sex, birthDate, birthCountry } = person
  return { nissSealed: null, nissIndex: null, firstName, lastName, sex, birthOn: birthDate, birthCountry }
}
