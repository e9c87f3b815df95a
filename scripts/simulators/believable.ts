import { createHash } from 'node:crypto'
import type { SimulatedAddress } from './number-book.ts'
import { places, type Place } from './places.ts'

export type BelievableCompany = { name: string; address: SimulatedAddress }
export type BelievablePerson = { surname: string; givenNames: string[] }

/** A stream of numbers made from a text: the same text always gives the same company or person. */
export function diceOf(seed: string): (sides: number) => number {
  let bytes = createHash('sha256').update(seed).digest()
  let at = 0
  return (sides) => {
    if (at + 4 > bytes.length) {
      bytes = createHash('sha256').update(bytes).digest()
      at = 0
    }
    const value = bytes.readUInt32BE(at)
    at += 4
    return value % sides
  }
}

/** The company a register would show for this number, in a country whose companies look like that. */
export function companyFrom(country: string, seed: string): BelievableCompany {
  const dice = diceOf(`${country} ${seed}`)
  const found: Place = places.get(country) ?? elsewhere
  const words = pick(found.words, dice)
  const form = pick(found.forms, dice)
  const [postcode, city] = found.towns[dice(found.towns.length)] ?? ['', '-']
  const address = { street: pick(found.streets, dice), number: String(1 + dice(180)), postcode, city, country }
  return { name: `${words} ${1 + dice(99)} ${form}`, address }
}

/** The person a register would show for this number. */
export function personFrom(seed: string, sex: 'F' | 'M' | undefined): BelievablePerson {
  const dice = diceOf(`person ${seed}`)
  const firstNames = sex === 'M' ? menNames : sex === 'F' ? womenNames : [...womenNames, ...menNames]
  return { surname: pick(surnames, dice), givenNames: [pick(firstNames, dice)] }
}

/** The countries from which a company without VAT number registers with an enterprise number (Manual FR §2.1). */
export const countriesOutsideEurope = ['AU', 'BR', 'CA', 'CN', 'CU', 'IL', 'IN', 'JP', 'KR', 'MX', 'US', 'ZA'] as const

export function pick<Item>(items: readonly Item[], dice: (sides: number) => number): Item {
  const item = items[dice(items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

const elsewhere: Place = {
  forms: ['Ltd'],
  words: ['Horizon Medical', 'Meridian Devices'],
  streets: ['Main Street', 'Harbour Road'],
  towns: [['1000', 'Port Town']],
}

const womenNames = 'Alina Birgit Carmen Danuta Elif Fatima Greta Hana Ines Johanna Katarina Lucía Maria Noor Olga'.split(' ')
const menNames = 'Adam Bruno Carlos Dimitri Emil Farid Georg Henrik Ivan Jakub Kenji Luca Mateo Nils Omar Pavel'.split(' ')
const surnames =
  'Andersen Bianchi Costa Dubois Eriksson Fischer García Horvat Ivanova Jansen Kowalska Lindqvist Moreau Nowak Okafor Papadopoulos Rossi Silva Tanaka Weber'.split(
    ' ',
  )
