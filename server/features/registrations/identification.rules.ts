import type { FieldFault } from '../../platform/errors.ts'
import { parseEnterpriseNumber } from '../companies/enterprise-number.rules.ts'
import { countryGroup, numberCheckFor } from './country-groups.rules.ts'
import type { NumberCheckKind } from './registrations.contract.ts'
import { parseVatNumber } from './vat-number.rules.ts'

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

/** Reads country and numbers together, for which are asked depends on the country (Manual FR §2.1). `at` prefixes the paths. */
export function identify(input: IdentificationInput, at = ''): IdentificationVerdict {
  const group = countryGroup(input.country)
  if (group === 'belgium') return { ok: false, faults: [{ path: `${at}country`, code: 'belgian-company' }] }
  const faults: FieldFault[] = []

  const cbe = readCbe(input, `${at}cbeNumber`, group === 'elsewhere', faults)
  // Only the United Kingdom has a way without VAT number (S32).
  const withoutVatNumber = input.country === 'GB' && input.withoutVatNumber === true
  const vatRequired = (group === 'vies' || group === 'by-hand') && !withoutVatNumber
  const vat = group === 'elsewhere' || withoutVatNumber ? undefined : readVat(input, `${at}vatNumber`, vatRequired, faults)
  if (faults.length > 0) return { ok: false, faults }

  const numberCheck = numberCheckFor(input.country, vat?.prefix)
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
  const read = parseVatNumber(input.country, input.vatNumber)
  if (read.ok) return read
  faults.push({ path, code: vatFaults[read.code] })
  return undefined
}
