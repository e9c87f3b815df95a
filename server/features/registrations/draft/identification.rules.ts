import type { FieldFault } from '../../../platform/errors.ts'
import { parseEnterpriseNumber } from '../../companies/enterprise-number.rules.ts'
import type { CountryRoute } from '../../countries/countries.contract.ts'
import { mayBeWithoutVatNumber, questionsOf, routeOf, type CountryTable } from '../../countries/country-table.rules.ts'
import type { NumberCheckKind } from '../registrations.contract.ts'
import { readVatNumber } from './vat-number.rules.ts'

export type IdentificationInput = {
  country: string
  vatNumber?: string | null
  withoutVatNumber?: boolean
  cbeNumber?: string | null
}

/** Who the company says it is, read and checked as far as can be without asking a register. */
export type Identification = {
  country: string
  /** With its prefix, without spaces: `ESB58378431`. */
  vatNumber: string | null
  withoutVatNumber: boolean
  cbeNumber: string | null
  numberCheck: NumberCheckKind
  /** An enterprise number given beside a VAT number is looked up too. */
  registerCheck: boolean
}

export type IdentificationVerdict = { ok: true; identification: Identification } | { ok: false; faults: FieldFault[] }

const vatFaults = { VAT_COUNTRY: 'vat-format', VAT_FORMAT: 'vat-format', VAT_CHECK_DIGIT: 'vat-check-digit' } as const
const cbeFaults = { CBE_FORMAT: 'cbe-format', CBE_CHECK_DIGIT: 'cbe-check-digit' } as const

/**
 * Reads country and numbers together, for which are asked depends on the road the country takes on the table's day (Manual
 * FR §2.1). `at` prefixes the paths.
 */
export function identify(input: IdentificationInput, countries: CountryTable, at = ''): IdentificationVerdict {
  const route = routeOf(countries, input.country)
  const asked = questionsOf(route)
  if (route === 'belgian') return { ok: false, faults: [{ path: `${at}country`, code: 'belgian-company' }] }
  const faults: FieldFault[] = []

  const cbe = readCbe(input, `${at}cbeNumber`, asked.cbeNumber === 'required', faults)
  const withoutVatNumber = mayBeWithoutVatNumber(input.country, route) && input.withoutVatNumber === true
  const vatAsked = asked.vatNumber !== 'not-asked' && !withoutVatNumber
  const vat = vatAsked ? readVat(input, `${at}vatNumber`, asked.vatNumber === 'required', faults) : undefined
  if (faults.length > 0) return { ok: false, faults }

  const numberCheck = numberCheckFor(route, vat?.prefix)
  return {
    ok: true,
    identification: {
      country: input.country,
      vatNumber: vat ? `${vat.prefix}${vat.number}` : null,
      withoutVatNumber,
      cbeNumber: cbe ?? null,
      numberCheck,
      registerCheck: numberCheck !== 'kbo' && cbe !== undefined,
    },
  }
}

/**
 * How the number is checked. A Northern Irish one (prefix XI) stayed in VIES when the other British ones left; without any
 * number there is nothing VIES could be asked, and a person looks.
 */
export function numberCheckFor(route: CountryRoute, vatPrefix: string | undefined): NumberCheckKind {
  switch (route) {
    case 'vies':
      return vatPrefix === undefined ? 'by-hand' : 'vies'
    case 'by-hand':
      return vatPrefix === 'XI' ? 'vies' : 'by-hand'
    case 'not-applicable':
      // Manual FR §2.1: the check is not applicable for Swiss companies.
      return 'not-applicable'
    case 'enterprise-number':
    case 'belgian':
      return 'kbo'
  }
}

function readCbe(input: IdentificationInput, path: string, required: boolean, faults: FieldFault[]): string | undefined {
  if (!input.cbeNumber) {
    if (required) faults.push({ path, code: 'cbe-required' })
    return undefined
  }
  const read = parseEnterpriseNumber(input.cbeNumber)
  if (read.ok) return read.digits
  faults.push({ path, code: cbeFaults[read.code] })
  return undefined
}

function readVat(input: IdentificationInput, path: string, required: boolean, faults: FieldFault[]) {
  if (!input.vatNumber) {
    if (required) faults.push({ path, code: 'vat-required' })
    return undefined
  }
  const read = readVatNumber(input.country, input.vatNumber)
  if (read.ok) return read
  faults.push({ path, code: vatFaults[read.code] })
  return undefined
}
