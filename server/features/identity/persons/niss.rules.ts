/** What a NISS can be wrong in. `NISS_SEQ`: the counter runs from 001 to 998. */
export type NissFault = 'NISS_FORMAT' | 'NISS_CHECK_DIGIT' | 'NISS_MONTH' | 'NISS_DATE' | 'NISS_FUTURE' | 'NISS_SEQ'

export type ParsedNiss =
  | {
      ok: true
      digits: string
      /** `bis`: given by the social security to people outside the national register (Manual FR, FAQ 2). */
      kind: 'national' | 'bis'
      /** Unknown where a part of the date is 00, as the registers write it when they do not know. */
      birthDate: string | undefined
      sex: 'F' | 'M' | undefined
    }
  | { ok: false; code: NissFault }

/** Longer than any spelling of eleven digits; what is longer is not looked at. */
const longestSpelling = 40

/**
 * Reads a national register or BIS number in any usual spelling: `794802 082 10` (as our mails write it),
 * `79.48.02-082.10` (as the eID card does) or eleven digits. `today` (YYYY-MM-DD) bounds the birth date.
 */
export function parseNiss(text: string, today: string): ParsedNiss {
  const digits = digitsOf(text)
  if (digits === undefined) return { ok: false, code: 'NISS_FORMAT' }
  const century = centuryOf(digits)
  if (century === undefined) return { ok: false, code: 'NISS_CHECK_DIGIT' }

  const year = century + Number(digits.slice(0, 2))
  const shifted = shiftOf(Number(digits.slice(2, 4)))
  if (shifted === undefined) return { ok: false, code: 'NISS_MONTH' }
  const { month, kind, sexKnown } = shifted
  const day = Number(digits.slice(4, 6))
  if (!isDateOrPartOfOne(year, month, day)) return { ok: false, code: 'NISS_DATE' }
  const counter = Number(digits.slice(6, 9))
  if (counter < 1 || counter > 998) return { ok: false, code: 'NISS_SEQ' }

  const birthDate = month > 0 && day > 0 ? dateText(year, month, day) : undefined
  const bornLater = birthDate === undefined ? year > Number(today.slice(0, 4)) : birthDate > today
  if (bornLater) return { ok: false, code: 'NISS_FUTURE' }

  // The counter is odd for men and even for women, but says nothing in a BIS number given before the sex was known.
  const sex = sexKnown ? (counter % 2 === 1 ? 'M' : 'F') : undefined
  return { ok: true, digits, kind, birthDate, sex }
}

/** Eleven digits as our mails and screens write them: `794802 082 10` (contract of the first mail). */
export function formatNiss(digits: string): string {
  return `${digits.slice(0, 6)} ${digits.slice(6, 9)} ${digits.slice(9)}`
}

/** What everyone sees who does not need the number itself: `79•••• ••• 10`. */
export function maskNiss(digits: string): string {
  return `${digits.slice(0, 2)}•••• ••• ${digits.slice(9)}`
}

/** The two check digits of nine digits, for someone born before (1900) or from 2000 on (2000). */
export function nissCheckDigits(firstNine: string, century: 1900 | 2000): string {
  const base = Number(firstNine) + (century === 2000 ? 2_000_000_000 : 0)
  // A remainder of 0 gives 97, never 00.
  return String(97 - (base % 97)).padStart(2, '0')
}

function digitsOf(text: string): string | undefined {
  if (text.length > longestSpelling) return undefined
  const bare = text.normalize('NFKC').replace(/[\s./\p{Pd}\p{Cf}]/gu, '')
  return /^\d{11}$/.test(bare) ? bare : undefined
}

/** The two possible check values differ by 29 modulo 97, so a number fits at most one century: the check tells it. */
function centuryOf(digits: string): 1900 | 2000 | undefined {
  const firstNine = digits.slice(0, 9)
  const given = digits.slice(9)
  if (nissCheckDigits(firstNine, 1900) === given) return 1900
  if (nissCheckDigits(firstNine, 2000) === given) return 2000
  return undefined
}

/** A BIS number has its month raised by 40, or by 20 when the sex was not known at its creation. */
function shiftOf(written: number): { month: number; kind: 'national' | 'bis'; sexKnown: boolean } | undefined {
  if (written <= 12) return { month: written, kind: 'national', sexKnown: true }
  if (written >= 20 && written <= 32) return { month: written - 20, kind: 'bis', sexKnown: false }
  if (written >= 40 && written <= 52) return { month: written - 40, kind: 'bis', sexKnown: true }
  return undefined
}

function isDateOrPartOfOne(year: number, month: number, day: number): boolean {
  if (month === 0) return day <= 31
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day <= daysInMonth
}

function dateText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
