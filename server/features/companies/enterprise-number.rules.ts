/** An enterprise or establishment number that was read: its ten digits, and as the register writes it. */
export type ParsedNumber<Fault extends string> = { ok: true; digits: string; formatted: string } | { ok: false; code: Fault }

export type EnterpriseNumberFault = 'CBE_FORMAT' | 'CBE_CHECK_DIGIT'
export type EstablishmentNumberFault = 'EU_FORMAT' | 'EU_CHECK_DIGIT'

/** Longer than any spelling of ten digits; what is longer is not looked at. */
const longestSpelling = 40

/**
 * Reads an enterprise number (KBO/BCE/CBE) in any spelling: `1000.439.093`, `BE 1000 439 093`, `TVA BE-0403.019.261`,
 * or the nine digits of before 2003, which get a 0 in front. The first digit is 0 or 1: establishment units (2-8) and
 * branches (9) obey the same check, so the leading digit is what tells them apart.
 */
export function parseEnterpriseNumber(text: string): ParsedNumber<EnterpriseNumberFault> {
  const bare = bareOf(text)
    .replace(/^(BTW|TVA|MWST|VAT|KBO|BCE|CBE)/, '')
    .replace(/^BE/, '')
  const digits = bare.length === 9 ? `0${bare}` : bare
  if (!/^(0[1-9]|1\d)\d{8}$/.test(digits)) return { ok: false, code: 'CBE_FORMAT' }
  if (!hasItsCheckDigits(digits)) return { ok: false, code: 'CBE_CHECK_DIGIT' }
  return { ok: true, digits, formatted: formatEnterpriseNumber(digits) }
}

/** Reads the number of an establishment unit, `2.000.000.339`, in any spelling. */
export function parseEstablishmentNumber(text: string): ParsedNumber<EstablishmentNumberFault> {
  const digits = bareOf(text)
  if (!/^[2-8]\d{9}$/.test(digits)) return { ok: false, code: 'EU_FORMAT' }
  if (!hasItsCheckDigits(digits)) return { ok: false, code: 'EU_CHECK_DIGIT' }
  return { ok: true, digits, formatted: formatEstablishmentNumber(digits) }
}

/** Ten digits as the register writes an enterprise: `1000.439.093`. */
export function formatEnterpriseNumber(digits: string): string {
  return `${digits.slice(0, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`
}

/** Ten digits as the register writes an establishment unit: `2.000.000.339`. */
export function formatEstablishmentNumber(digits: string): string {
  return `${digits.slice(0, 1)}.${digits.slice(1, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`
}

/** The two check digits behind eight digits. A remainder of 0 gives 97, never 00. */
export function companyCheckDigits(firstEight: string): string {
  return String(97 - (Number(firstEight) % 97)).padStart(2, '0')
}

function hasItsCheckDigits(digits: string): boolean {
  return companyCheckDigits(digits.slice(0, 8)) === digits.slice(8)
}

function bareOf(text: string): string {
  if (text.length > longestSpelling) return ''
  return text
    .normalize('NFKC')
    .replace(/[\s./()\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase()
}
