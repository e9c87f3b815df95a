import type { FieldFault } from '../../../platform/errors.ts'
import type { Address } from '../../companies/companies.contract.ts'
import type { Language } from '../../identity/identity.contract.ts'
import { mostUnits, type NumberCheckState, type RegisterFacts } from '../registrations.contract.ts'

/** A name as the company register holds it; `type` and `language` are its own words. */
export type RegisteredName = { language: string; type: string; value: string }

/** The register's types of names (domain part 4.3): 003 is a commercial name, 001 the legal one. */
const commercial = /^(003|commercial.*)$/i
const legal = /^(001|name|legal.*)$/i

/**
 * The name a company is known by, in the language of its letters: its commercial name first, the legal one otherwise, and
 * where there is neither in that language, in any.
 */
export function nameByRegister(names: readonly RegisteredName[], language: Language): string | undefined {
  const own = names.filter((name) => name.language.toLowerCase() === language)
  const ofType = (type: RegExp, list: readonly RegisteredName[]) => list.find((name) => type.test(name.type))
  const found = ofType(commercial, own) ?? ofType(legal, own) ?? ofType(commercial, names) ?? ofType(legal, names) ?? own[0] ?? names[0]
  return found?.value
}

type HeldAddress = { [Part in keyof Address]?: string | null | undefined }
export type RegisteredEnterprise = {
  names: readonly RegisteredName[]
  legalForm?: string | undefined
  address?: HeldAddress | undefined
  establishments: readonly { number: string; name: string; address: HeldAddress }[]
}

/** What is kept of an enterprise, written as our own forms would take it; undefined where it has no name at all. */
export function registerFactsOf(enterprise: RegisteredEnterprise, language: Language): RegisterFacts | undefined {
  const names = enterprise.names.map((name) => ({ ...name, value: asTyped(name.value) })).filter((name) => name.value !== '')
  const name = nameByRegister(names, language)
  if (name === undefined) return undefined
  const units = new Map(enterprise.establishments.map((unit) => [unit.number, unit]))
  return {
    name,
    legalForm: enterprise.legalForm ?? null,
    address: addressAsTyped(enterprise.address),
    establishmentUnits: [...units.values()]
      .slice(0, mostUnits)
      .map((unit) => ({ number: unit.number, name: asTyped(unit.name) || name, address: addressAsTyped(unit.address) })),
  }
}

/** One line in NFC, without the signs that our forms refuse: else what the register says could not be sent back to us. */
function asTyped(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

/** An address without street or city is none that a letter could be sent to. */
function addressAsTyped(held: HeldAddress | undefined): Address | null {
  const part = (name: keyof Address) => asTyped(held?.[name])
  const [street, city, country] = [part('street'), part('city'), part('country')]
  if (street === '' || city === '' || country === '') return null
  const [number, box, postcode, region] = [part('number') || null, part('box') || null, part('postcode') || null, part('region') || null]
  return { street, number, box, postcode, city, region, country }
}

type Check = { kind: string; state: NumberCheckState; number: string | null; facts: RegisterFacts | null; checkedAt: Date | null }
type Identified = { country: string; cbeNumber: string | null }

/**
 * What the register holds of the enterprise number that the file names now, if it may fill the form: the newest answer
 * with facts, unless the number was answered with a no since. A seat in another country than the one the registration is
 * for fills nothing: the desk compares. `checks` are newest first.
 */
export function factsThatCount<Row extends Check>(
  row: Identified,
  checks: readonly Row[],
): { facts: RegisterFacts; at: Date | null } | undefined {
  if (row.cbeNumber === null) return undefined
  const own = checks.filter((check) => check.kind === 'kbo' && check.number === row.cbeNumber)
  if (own[0]?.state === 'invalid') return undefined
  const answered = own.find((check) => check.facts !== null)
  const facts = answered?.facts
  if (!facts) return undefined
  return facts.address === null || facts.address.country === row.country ? { facts, at: answered?.checkedAt ?? null } : undefined
}

/** Units that can be filled in: a place without an address is none (S39). */
export function placedUnits(facts: RegisterFacts): { number: string; name: string; address: Address }[] {
  return facts.establishmentUnits.flatMap(({ number, name, address }) => (address === null ? [] : [{ number, name, address }]))
}

const addressParts = ['street', 'number', 'box', 'postcode', 'city', 'region', 'country'] as const

/** The parts of an address that the register holds; the others stay the applicant's. */
function heldParts(address: Address): [part: (typeof addressParts)[number], value: string][] {
  return addressParts.flatMap((part) => {
    const value = address[part]
    return value ? [[part, value] as [typeof part, string]] : []
  })
}

type Unit = { number?: string | null; name: string; address: Address }

/** The paths that the register's facts lock, as `fields` and the form name them; `units` in the order of the form. */
export function lockedPaths(facts: RegisterFacts, units: readonly Unit[]): string[] {
  const office = facts.address === null ? [] : heldParts(facts.address).map(([part]) => `company.address.${part}`)
  const known = new Map(placedUnits(facts).map((unit) => [unit.number, unit]))
  return [
    'company.commercialName',
    ...office,
    ...units.flatMap((unit, place) => {
      const held = unit.number ? known.get(unit.number) : undefined
      const at = `establishmentUnits.${String(place)}`
      return held ? [`${at}.name`, ...heldParts(held.address).map(([part]) => `${at}.address.${part}`)] : []
    }),
  ]
}

type Typed = {
  company?: { commercialName: string; address: Address }
  establishmentUnits?: readonly { id?: string; name: string; address: Address }[]
}
type SavedUnit = { id: string; number: string | null }

/** Which saved unit of the register each typed item is; by its id, else by what it says, else by its place. */
export function unitNumbers(
  facts: RegisterFacts,
  saved: readonly SavedUnit[],
  items: NonNullable<Typed['establishmentUnits']>,
): (string | undefined)[] {
  const numbers = new Array<string | undefined>(items.length)
  const ids = new Map(saved.flatMap((unit) => (unit.number === null ? [] : [[unit.id, unit.number] as const])))
  const left = new Map(placedUnits(facts).map((unit) => [unit.number, unit]))
  const take = (place: number, number: string | undefined) => {
    if (number === undefined || !left.delete(number)) return
    numbers[place] = number
  }
  const isSaved = new Set(saved.map((unit) => unit.id))
  const isFree = (place: number) => numbers[place] === undefined && !isSaved.has(items[place]?.id ?? '')
  items.forEach((item, place) => {
    take(place, item.id === undefined ? undefined : ids.get(item.id))
  })
  items.forEach((item, place) => {
    if (isFree(place)) take(place, [...left.values()].find((unit) => unitFaults(unit, item, '').length === 0)?.number)
  })
  const order = placedUnits(facts).map((unit) => unit.number)
  items.forEach((_, place) => {
    if (isFree(place)) take(place, order[place])
  })
  return numbers
}

function unitFaults(held: Unit, item: Unit, at: string): FieldFault[] {
  const name = item.name === held.name ? [] : [`${at}.name`]
  return [...name, ...addressFaults(held.address, item.address, `${at}.address`)].map((path) => ({ path, code: 'from-register' }))
}

function addressFaults(held: Address, typed: Address, at: string): string[] {
  return heldParts(held).flatMap(([part, value]) => (typed[part] === value ? [] : [`${at}.${part}`]))
}

/** Where what was typed differs from what the register holds: it is changed there, not here ("only once", S26, S142). */
export function registerFaults(
  facts: RegisterFacts,
  saved: readonly SavedUnit[],
  { company, establishmentUnits: items }: Typed,
): FieldFault[] {
  const faults: FieldFault[] = []
  const refuse = (path: string) => faults.push({ path, code: 'from-register' })
  if (company && company.commercialName !== facts.name) refuse('company.commercialName')
  if (company && facts.address) addressFaults(facts.address, company.address, 'company.address').forEach(refuse)
  if (items) {
    const numbers = unitNumbers(facts, saved, items)
    for (const unit of placedUnits(facts)) {
      const place = numbers.indexOf(unit.number)
      const item = items[place]
      if (item) faults.push(...unitFaults(unit, item, `establishmentUnits.${String(place)}`))
      else refuse('establishmentUnits')
    }
  }
  return faults
}

type Saved = { commercialName: string | null; address: Address | null; units: readonly (SavedUnit & { name: string; address: Address })[] }
type TakenUnit = { id: string | undefined; number: string | null; name: string; address: Address }

export type TakenOver = {
  commercialName: string
  address: Address | null
  units: TakenUnit[]
  /** What the applicant had typed and the register says otherwise; null where nothing was lost. */
  replaced: NonNullable<RegisterFacts['replaced']> | null
}

/**
 * The file as it becomes when the register's answer is taken over. Its units come first; one that was typed already is
 * recognised by its name or its street and keeps its id; all others stay the applicant's own.
 */
export function takeOver(facts: RegisterFacts, saved: Saved): TakenOver {
  const address = facts.address === null ? saved.address : mergedAddress(facts.address, saved.address)
  const own = [...saved.units]
  const replacedUnits: { name: string; address: Address }[] = []
  const units = placedUnits(facts).map((unit): TakenUnit => {
    const at = own.findIndex((one) => one.number === unit.number || (one.number === null && isSamePlace(one, unit)))
    const [typed] = at < 0 ? [] : own.splice(at, 1)
    if (typed && typed.number === null && unitFaults(unit, typed, '').length > 0)
      replacedUnits.push({ name: typed.name, address: typed.address })
    return { id: typed?.id, number: unit.number, name: unit.name, address: mergedAddress(unit.address, typed?.address ?? null) }
  })
  const nameLost = saved.commercialName !== null && saved.commercialName !== facts.name ? saved.commercialName : null
  const addressLost =
    facts.address !== null && saved.address !== null && addressFaults(facts.address, saved.address, '').length > 0 ? saved.address : null
  const isLost = nameLost !== null || addressLost !== null || replacedUnits.length > 0
  return {
    commercialName: facts.name,
    address,
    units: [...units, ...own.map(({ id, name, address: place }) => ({ id, number: null, name, address: place }))],
    replaced: isLost ? { commercialName: nameLost, address: addressLost, establishmentUnits: replacedUnits } : null,
  }
}

/** What the register does not hold of an address it does know stays as it was typed, if that is the same place. */
function mergedAddress(held: Address, typed: Address | null): Address {
  if (typed === null || folded(typed.city) !== folded(held.city) || folded(typed.street) !== folded(held.street)) return held
  return { ...typed, ...Object.fromEntries(heldParts(held)) }
}

function isSamePlace(one: Unit, other: Unit): boolean {
  const street = (unit: Unit) => folded([unit.address.street, unit.address.number, unit.address.city].filter(Boolean).join(' '))
  return folded(one.name) === folded(other.name) || street(one) === street(other)
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
