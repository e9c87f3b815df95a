import type { Address } from '#server/features/companies/companies.contract.ts'
import type { Language, Sex } from '#server/features/identity/identity.contract.ts'
import { parseVatNumber } from '#server/features/registrations/draft/vat-number.rules.ts'
import { mintEnterpriseNumber } from '#scripts/simulators/kbo-enterprises.ts'
import type { Dice } from './dice.ts'
import type { Land } from './lands.ts'
import { latinFrom, personFrom } from './names.ts'

export type Representative = {
  firstName: string
  lastName: string
  latinFirstName: string | null
  latinLastName: string | null
  sex: Sex
  birthOn: string
  birthCountry: string
  email: string
}

/** A company that applies, as it is: what the file says of it may have faults. */
export type Applicant = {
  country: string
  name: string
  language: Language
  address: Address
  /** With its prefix, as it is kept; null outside Europe. */
  vatNumber: string | null
  /** What VIES calls the country of the number. */
  vatPrefix: string | null
  withoutVatNumber: boolean
  cbeNumber: string | null
  contact: { name: string; email: string; telephone: string }
  units: { name: string; address: Address }[]
  representatives: Representative[]
}

/** What is taken already, so that no two companies or numbers are the same by chance. */
export type Taken = { names: Set<string>; numbers: Set<string> }

export const nothingTaken = (): Taken => ({ names: new Set(), numbers: new Set() })

export function applicantFrom(land: Land, taken: Taken, dice: Dice): Applicant {
  const { name, short } = namesFor(land, taken, dice)
  const domain = `${slugOf(short)}.example`
  const language = dice.pick(land.languages)
  const address = addressIn(land, dice)
  const people = Array.from({ length: dice.pick([1, 1, 1, 2, 2, 3]) }, () => representative(land, domain, dice))
  const representatives = people.filter((one, place) => people.findIndex(({ email }) => email === one.email) === place)
  return {
    country: land.country,
    name,
    language,
    address,
    ...numbersFor(land, taken, dice),
    contact: contactOf(land, representatives, domain, dice),
    units: unitsOf(land, short, address, dice),
    representatives,
  }
}

/** The name with its legal form, and as it is said. */
function namesFor(land: Land, taken: Taken, dice: Dice): { name: string; short: string } {
  for (;;) {
    const short = `${dice.pick(land.stems)} ${dice.pick(land.fields)}`
    if (taken.names.has(short)) continue
    taken.names.add(short)
    return { name: `${short} ${dice.pick(land.forms)}`, short }
  }
}

type Numbers = Pick<Applicant, 'vatNumber' | 'vatPrefix' | 'withoutVatNumber' | 'cbeNumber'>

/** Drawn until our own reading of the country's numbers takes one: nothing here knows their check digits. */
function numbersFor(land: Land, taken: Taken, dice: Dice): Numbers {
  if (land.vat === '') {
    const cbeNumber = newEnterpriseNumber(taken, dice)
    return { vatNumber: null, vatPrefix: null, withoutVatNumber: false, cbeNumber }
  }
  if (land.country === 'GB' && dice.percent(15)) return { vatNumber: null, vatPrefix: null, withoutVatNumber: true, cbeNumber: null }
  const northern = land.country === 'GB' && dice.percent(12) ? 'XI' : ''
  for (;;) {
    const drawn =
      land.country === 'FR'
        ? frenchNumber(dice)
        : land.vat.replace(/[#@]/g, (sign) => (sign === '#' ? dice.digits(1) : dice.pick([...'ABCDEFGHIJKLMNOPQRSTUVW'])))
    const read = parseVatNumber(land.country, northern + drawn)
    const vatNumber = read.ok ? read.prefix + read.number : ''
    if (!read.ok || taken.numbers.has(vatNumber)) continue
    taken.numbers.add(vatNumber)
    return { vatNumber, vatPrefix: read.prefix, withoutVatNumber: false, cbeNumber: null }
  }
}

/** A French number carries two checks over each other: by drawing alone one in a thousand would do. */
function frenchNumber(dice: Dice): string {
  const siren = dice.digits(9)
  return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0') + siren
}

/** One of the register's own series, for who has one already or is given one on approval. */
export function newEnterpriseNumber(taken: Taken, dice: Dice): string {
  const number = mintEnterpriseNumber(`demo ${dice.digits(12)}`, (one) => taken.numbers.has(one))
  taken.numbers.add(number)
  return number
}

function addressIn(land: Land, dice: Dice): Address {
  const [postcode, city] = dice.pick(land.towns)
  const number = `${String(dice.between(1, 180))}${dice.percent(8) ? dice.pick(['A', 'B', 'C']) : ''}`
  const box = dice.percent(6) ? { box: String(dice.between(1, 40)) } : {}
  return { street: dice.pick(land.streets), number, ...box, postcode, city, country: land.country }
}

function unitsOf(land: Land, short: string, address: Address, dice: Dice): Applicant['units'] {
  const count = dice.pick([1, 1, 1, 2, 2, 3, 4])
  return Array.from({ length: count }, (_, place) => {
    const there = place === 0 ? address : addressIn(land, dice)
    return { name: place === 0 ? short : `${short} – ${there.city}`, address: there }
  })
}

function representative(land: Land, domain: string, dice: Dice): Representative {
  // Most people lead a company of their own country; some come from a neighbour.
  const origin = dice.percent(90) ? land.country : dice.pick(['FR', 'DE', 'NL', 'IT', 'GB', 'ES'])
  const name = personFrom(origin, dice)
  const birthOn = `${String(dice.between(1951, 1996))}-${two(dice.between(1, 12))}-${two(dice.between(1, 28))}`
  const email = `${slugOf(name.firstName)}.${slugOf(name.lastName)}@${domain}`
  return { ...name, birthOn, birthCountry: origin, email }
}

function contactOf(land: Land, people: readonly Representative[], domain: string, dice: Dice): Applicant['contact'] {
  const own = dice.percent(35) ? people[0] : undefined
  const person = own ?? personFrom(land.country, dice)
  const ofPerson = `${slugOf(person.latinFirstName ?? person.firstName)}.${slugOf(person.latinLastName ?? person.lastName)}@${domain}`
  const email = own?.email ?? (dice.percent(40) ? `regulatory@${domain}` : ofPerson)
  // The numbers behind 555 0 are nobody's.
  return { name: `${person.firstName} ${person.lastName}`, email, telephone: `+${land.dial} 555 0${dice.digits(3)}` }
}

/** The address as registers write it: without parts that are not there. */
export function plainAddress({ address }: Pick<Applicant, 'address'>) {
  const { street, number, postcode, city, country } = address
  return { street, city, country, ...(number ? { number } : {}), ...(postcode ? { postcode } : {}) }
}

/** In capitals, as the country writes them: Greek ones lose their accents, a Turkish i keeps its dot. */
export function capitals(text: string, country: string): string {
  return text.toLocaleUpperCase({ GR: 'el', CY: 'el', TR: 'tr' }[country] ?? 'en')
}

const ligatures: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', ð: 'd', þ: 'th', ı: 'i', œ: 'oe', đ: 'd' }

/** Letters and digits only, for a mail address or a file name. */
export function slugOf(text: string): string {
  return (latinFrom(text) ?? text)
    .toLowerCase()
    .replace(/[ßøłæðþıœđ]/gu, (sign) => ligatures[sign] ?? sign)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/g, '')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
