import { companyCheckDigits } from '#server/features/companies/enterprise-number.rules.ts'
import { spanishNumber } from './applicant.ts'

/** The n-th company of a country, by the number it is known by there: all pass their national check. */
export const numbersOf = {
  ES: (n: number) => ({ vatNumber: spanishNumber(n) }),
  FR: (n: number) => ({ vatNumber: frenchNumber(n) }),
  IT: (n: number) => ({ vatNumber: italianNumber(n) }),
  /** Outside Europe: a Belgian enterprise number. */
  CU: (n: number) => ({ cbeNumber: `0${String(4_000_000 + n)}${companyCheckDigits(`0${String(4_000_000 + n)}`)}` }),
} as const

/** A SIREN of eight digits and the one that checks them, behind the key made of it. */
function frenchNumber(n: number): string {
  const eight = String(30_000_000 + n)
  const siren = eight + luhnDigit(eight)
  const key = (12 + 3 * (Number(siren) % 97)) % 97
  return String(key).padStart(2, '0') + siren
}

/** Seven digits, the office of Rome, and the digit that checks them. */
function italianNumber(n: number): string {
  const ten = `${String(1_000_000 + n)}058`
  return ten + luhnDigit(ten)
}

/** The digit that makes the sum of all, every second doubled, a multiple of ten. */
function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + Math.floor(value / 10) + (value % 10)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
