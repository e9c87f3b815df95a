import type { Transaction } from '#db/client.ts'
import { newId } from '#db/columns.ts'
import { firstKey } from '../../../platform/crypto/sealed.ts'
import { conflict, invalidInput, notFound, type FieldFault } from '../../../platform/errors.ts'
import { recordEvent } from '../../../platform/events/record-event.ts'
import type { InputOf } from '../../../platform/http/endpoint.contract.ts'
import type { House } from '../../../platform/house.ts'
import { demand } from '../../../platform/verdict.ts'
import type { Actor } from '../../actor.ts'
import type { CountryTable } from '../../countries/country-table.rules.ts'
import { findCountryTable } from '../../countries/find-country-table.query.ts'
import { askForNumbers } from '../numbers/ask-for-numbers.command.ts'
import { stepsOfGroups } from './drafts.rules.ts'
import { emptyEntries } from './entries.repository.ts'
import { identify, type Identification } from './identification.rules.ts'
import { readPeople, sharedAddressFaults } from './people.rules.ts'
import { postcodeFault } from './postcode.rules.ts'
import { mostContactCodes } from '../mails/mail-again.rules.ts'
import {
  listRepresentatives,
  listUnits,
  replaceRepresentatives,
  replaceUnits,
  type RepresentativeRow,
} from './registration-parts.repository.ts'
import { faultsUnderLock, findRegisterLock, registeredUnits, type RegisterLock } from './register-lock.query.ts'
import type { changeRegistration as contract, RegistrationView } from '../registrations.contract.ts'
import { contactCodeWanted, registrationChanged } from '../registrations.events.ts'
import { maySeeOwn, scopeFor } from '../registrations.policy.ts'
import { lockRegistration, updateRegistration, type RegistrationChange, type RegistrationRow } from '../registrations.repository.ts'
import { isEditable } from '../registrations.rules.ts'
import { masksOf, representativeRows } from './representative-rows.ts'
import { voidAllLinks } from '../links/resume-links.repository.ts'
import { showOwnRegistration } from '../show-registration.query.ts'
import { accessLifeMs } from './start-registration.command.ts'
import { takeOverFromRegister } from './take-over-from-register.ts'

type Input = InputOf<typeof contract>['body']

/** Saves groups of fields of a registration while it can be edited. All groups are read before anything is written. */
export async function changeRegistration(house: House, actor: Actor, id: string, input: Input): Promise<RegistrationView> {
  demand(maySeeOwn(actor, id))
  const scope = scopeFor(actor)
  const addressFaults = readAddresses(input)

  await house.transaction(actor, async (tx) => {
    const row = await lockRegistration(tx, scope, id)
    if (!row) throw notFound()
    const show = () => showOwnRegistration(house, tx, scope, id)
    if (!isEditable(row.status)) throw conflict('not-in-this-state', await show())
    if (row.version !== input.version) throw conflict('changed-meanwhile', await show())
    const known = await listRepresentatives(tx, scope, id)
    const { people, faults: peopleFaults } = readRepresentatives(house, input, row, known)
    const identification = identificationFor(input, row, input.identification && (await findCountryTable(house, tx)))
    const identified = identification.read ?? row
    const lock = await findRegisterLock(tx, scope, id, identified)
    const typed = [...peopleFaults, ...addressFaults, ...identification.faults, ...officeFault(input, identified.country)]
    const faults = faultsUnderLock(lock, input, typed)
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
    await writeUnits(tx, id, input, lock)
    if (people) await replaceRepresentatives(tx, id, representativeRows(house.config.keys, id, people, known))
    await emptyEntries(tx, id, stepsOfGroups(changed), now)
    // A link that lies in another mailbox opens nothing any more.
    if (newContact(input, row)) await voidAllLinks(tx, id, now)
    const code = newContact(input, row) ? newContactCode(house, row, now) : undefined
    const saved = await updateRegistration(tx, scope, id, { ...change, ...code })
    if (saved && identification.read) await takeOverFromRegister(tx, saved, row)
    await recordEvent(tx, registrationChanged.of({ subjectId: id, version, payload: {}, changes: changed }))
    if (identification.read) await askForNumbers(house, actor, { registrationId: id, version, identification: identification.read }, tx)
    if (code?.contactCodeIssue) {
      await recordEvent(tx, contactCodeWanted.of({ subjectId: id, version, payload: { issueId: code.contactCodeIssue } }))
    }
  })
  return showOwnRegistration(house, house.db, scope, id)
}

/** The representatives as they will be; undefined where they are not named. */
function readRepresentatives(house: House, input: Input, row: RegistrationRow, saved: readonly RepresentativeRow[]) {
  const typed = input.legalRepresentatives
  const read = typed && readPeople(typed, { today: house.clock.today(), masks: masksOf(house.config.keys, saved) })
  const emails = saved.flatMap(({ email }) => (email === null ? [] : [email]))
  // What stays as it was saved is nobody's fault now.
  const shared = typed || input.contact ? sharedAddressFaults(input.contact?.email ?? row.contactEmail, read?.people, emails) : []
  return { people: read?.people, faults: [...(read?.faults ?? []), ...shared] }
}

function readAddresses(input: Input): FieldFault[] {
  const faults: FieldFault[] = []
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
  return faults
}

/** The registered office is in the country the registration is for: that choice drove all that followed (S23). */
function officeFault(input: Input, country: string): FieldFault[] {
  if (!input.company || input.company.address.country === country) return []
  return [{ path: 'company.address.country', code: 'office-in-other-country' }]
}

/** The identification as it will be: what is not named stays, and what did not change is not asked again. */
function identificationFor(
  input: Input,
  row: RegistrationRow,
  countries: CountryTable | undefined,
): { read?: Identification; faults: FieldFault[] } {
  const given = input.identification
  if (!given || !countries) return { faults: [] }
  const sameCountry = given.country === undefined || given.country === row.country
  const verdict = identify(
    {
      country: given.country ?? row.country,
      vatNumber: given.vatNumber === undefined && sameCountry ? row.vatNumber : given.vatNumber,
      withoutVatNumber: given.withoutVatNumber ?? (sameCountry && row.withoutVatNumber && !given.vatNumber),
      cbeNumber: given.cbeNumber === undefined ? row.cbeNumber : given.cbeNumber,
    },
    countries,
    'identification.',
  )
  return verdict.ok ? { read: verdict.identification, faults: [] } : { faults: verdict.faults }
}

function newContact(input: Input, row: RegistrationRow): boolean {
  return input.contact !== undefined && input.contact.email !== row.contactEmail
}

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

async function writeUnits(tx: Transaction, id: string, input: Input, lock: RegisterLock | undefined): Promise<void> {
  const own = { kind: 'registration', registrationId: id } as const
  if (!input.establishmentUnits) return
  const known = new Set((await listUnits(tx, own, id)).map((unit) => unit.id))
  const registered = registeredUnits(lock, input.establishmentUnits)
  const list = input.establishmentUnits.map((unit, place) => ({
    id: [registered[place]?.id, unit.id].find((own) => own !== undefined && known.delete(own)) ?? newId(),
    registrationId: id,
    place,
    number: registered[place]?.number ?? null,
    name: unit.name,
    address: unit.address,
  }))
  await replaceUnits(tx, id, list)
}
