import { companyCheckDigits, parseEnterpriseNumber } from '#server/features/companies/enterprise-number.rules.ts'
import { companyFrom, countriesOutsideEurope, diceOf, personFrom, pick } from './believable.ts'
import { mintBisNumber } from './bis-numbers.ts'
import { addressFromText, type NumberEntry, type SimulatedAddress } from './number-book.ts'

export type KboFunction = { ssin?: string; name: string; role: string; from: string; to?: string }
export type KboEnterprise = {
  number: string
  status: 'active' | 'ceased'
  startDate: string
  legalForm: string
  names: { language: string; type: string; value: string }[]
  address: SimulatedAddress
  establishments: { number: string; name: string; address: SimulatedAddress }[]
  functions: KboFunction[]
}

/** Companies of the two manuals and a few more, so that a walk through them finds what they show. */
export const wellKnownEnterprises: ReadonlyMap<string, KboEnterprise> = new Map(
  [
    company('1000439093', '2017-10-06', 'Plastique Fantastique', {
      street: 'Calle 23',
      number: '105',
      postcode: '10400',
      city: 'La Habana',
      country: 'CU',
    }),
    company('1000416131', '2009-06-08', 'TESTACB080906', {
      street: 'Avenue Minerve',
      number: '54',
      postcode: '5274',
      city: 'Bern',
      country: 'CH',
    }),
    company('0314595348', '1950-01-01', 'FPS Economy, SMEs, Self-employed and Energy', {
      street: 'Rue du Progrès',
      number: '50',
      postcode: '1210',
      city: 'Bruxelles',
      country: 'BE',
    }),
  ].map((enterprise) => [enterprise.number, enterprise]),
)

/** What the register holds of a number nobody said anything about: a company abroad, made from the number. */
export function enterpriseFrom(number: string): KboEnterprise {
  const wellKnown = wellKnownEnterprises.get(number)
  if (wellKnown !== undefined) return wellKnown
  const dice = diceOf(`enterprise ${number}`)
  const country = pick(countriesOutsideEurope, dice)
  const { name, address } = companyFrom(country, number)
  const startDate = `${2003 + dice(20)}-${two(1 + dice(12))}-${two(1 + dice(28))}`
  const enterprise = company(number, startDate, name, address)
  const units = Array.from({ length: dice(3) }, (_, at) => ({
    number: establishmentNumber(number, at),
    name: at === 0 ? name : `${name} ${at + 1}`,
    address: companyFrom(country, `${number} unit ${at}`).address,
  }))
  return { ...enterprise, establishments: units, functions: [manager(number, startDate)] }
}

/** The same with what was said of it by `PUT /numbers/kbo`. */
export function enterpriseWith(number: string, entry: NumberEntry): KboEnterprise {
  const made = enterpriseFrom(number)
  const address = typeof entry.address === 'string' ? addressFromText(entry.address, made.address.country) : (entry.address ?? made.address)
  return {
    ...made,
    status: entry.state === 'ceased' ? 'ceased' : 'active',
    names: entry.names ?? (entry.name === undefined ? made.names : namesOf(entry.name)),
    address,
    establishments: entry.establishments ?? (entry.address === undefined ? made.establishments : []),
    functions: entry.functions ?? made.functions,
  }
}

/** An enterprise as the register writes it; `legalForm` 030 is a foreign entity in the register's own list. */
export function company(number: string, startDate: string, name: string, address: SimulatedAddress, legalForm = '030'): KboEnterprise {
  const names = namesOf(name)
  return { number, status: 'active', startDate, legalForm, names, address, establishments: [], functions: [] }
}

/** A free number of the 1xxx series, made from the request's id: a repeated request gets it again after a restart too. */
export function mintEnterpriseNumber(requestId: string, isTaken: (number: string) => boolean): string {
  const dice = diceOf(`request ${requestId}`)
  for (;;) {
    const eight = `1${String(dice(10_000_000)).padStart(7, '0')}`
    const number = eight + companyCheckDigits(eight)
    if (parseEnterpriseNumber(number).ok && !wellKnownEnterprises.has(number) && !isTaken(number)) return number
  }
}

function namesOf(value: string): KboEnterprise['names'] {
  return ['fr', 'nl'].map((language) => ({ language, type: 'name', value }))
}

function establishmentNumber(number: string, at: number): string {
  const eight = `2${String((Number(number.slice(1, 8)) + at) % 10_000_000).padStart(7, '0')}`
  return eight + companyCheckDigits(eight)
}

function manager(number: string, from: string): KboFunction {
  const dice = diceOf(`manager ${number}`)
  const sex = dice(2) === 0 ? 'F' : 'M'
  const { surname, givenNames } = personFrom(number, sex)
  const birthDate = `${1950 + dice(45)}-${two(1 + dice(12))}-${two(1 + dice(28))}`
  const ssin = mintBisNumber({ birthDate, sex, seed: number }, () => false)
  return { ssin, name: `${givenNames.join(' ')} ${surname}`, role: 'manager', from }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
