/** An enterprise or establishment number that was read: its ten digits, and as the register writes it. */
export type ParsedNumber<Fault extends string> = { ok: true; digits: string; formatted: string } | { ok: false; code: Fault }

export type EnterpriseNumberFault = 'CBE_FORMAT' | 'CBE_CHECK_DIGIT'

/** Longer than any spelling of ten digits; what is longer is not looked at. */
const longestSpelling = 40

/**
 * Reads an enterprise number (KBO/BCE/CBE) in any spelling: `1000.439.093`, `BE 1000 439 093`, `TVA BE-0403.019.261`,
 * or the nine digits of before 2003, which get a 0 in front. The first digit is 0 or 1: establishment units (2-8) and
 * branches (9) obey the same check, so the leading digit is what tells them apart.
 */
export function parseEnterpriseNumber(text: string): ParsedNumber<EnterpriseNumberFault> {
  const bare = bareCompanyNumber(text)
    .replace(/^(BTW|TVA|MWST|VAT|KBO|BCE|CBE)/, '')
    .replace(/^BE/, '')
  const digits = bare.length === 9 ? `0${bare}` : bare
  if (!/^(0[1-9]|1\d)\d{8}$/.test(digits)) return { ok: false, code: 'CBE_FORMAT' }
  if (!hasCompanyCheckDigits(digits)) return { ok: false, code: 'CBE_CHECK_DIGIT' }
  return { ok: true, digits, formatted: formatEnterpriseNumber(digits) }
}

/** Ten digits as the register writes an enterprise: `1000.439.093`. */
export function formatEnterpriseNumber(digits: string): string {
  return `${digits.slice(0, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`
}

/** The two check digits behind eight digits. A remainder of 0 gives 97, never 00. */
export function companyCheckDigits(firstEight: string): string {
  return String(97 - (Number(firstEight) % 97)).padStart(2, '0')
}

/** Enterprises, establishment units and branches obey the same check. */
export function hasCompanyCheckDigits(digits: string): boolean {
  return companyCheckDigits(digits.slice(0, 8)) === digits.slice(8)
}

/** Without what people put between digits; empty where no spelling of a number is so long. */
export function bareCompanyNumber(text: string): string {
  if (text.length > longestSpelling) return ''
  return text
    .normalize('NFKC')
    .replace(/[\s./()\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase()
}
