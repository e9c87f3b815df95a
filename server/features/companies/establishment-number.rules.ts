import { bareCompanyNumber, hasCompanyCheckDigits, type ParsedNumber } from './enterprise-number.rules.ts'

export type EstablishmentNumberFault = 'EU_FORMAT' | 'EU_CHECK_DIGIT'

/**
 * Reads the number of an establishment unit, `2.000.000.339`, in any spelling. Its check is that of enterprises: only the
 * first digit, 2 to 8, tells them apart (an enterprise begins with 0 or 1, a branch with 9).
 */
export function parseEstablishmentNumber(text: string): ParsedNumber<EstablishmentNumberFault> {
  const digits = bareCompanyNumber(text)
  if (!/^[2-8]\d{9}$/.test(digits)) return { ok: false, code: 'EU_FORMAT' }
  if (!hasCompanyCheckDigits(digits)) return { ok: false, code: 'EU_CHECK_DIGIT' }
  return { ok: true, digits, formatted: formatEstablishmentNumber(digits) }
}

/** Ten digits as the register writes an establishment unit: `2.000.000.339`. */
export function formatEstablishmentNumber(digits: string): string {
  return `${digits.slice(0, 1)}.${digits.slice(1, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`
}
