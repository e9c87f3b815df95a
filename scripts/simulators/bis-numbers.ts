import { nissCheckDigits } from '#server/features/identity/persons/niss.rules.ts'
import { diceOf } from './believable.ts'

export type NewBisNumber = {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a part that is 00 or missing is not known. */
  birthDate: string
  sex: 'F' | 'M' | undefined
  /** The same seed begins at the same counter, so a repeated request gets its number again after a restart too. */
  seed: string
  /** `national`: of the national register, where the month stays as it is; only for a date and a sex that are known. */
  register?: 'national' | 'bis'
}

/**
 * A free BIS number: the month is raised by 40, or by 20 when the sex is not known; the counter is odd for men and even
 * for women. When all counters of a day are given, the day and then the month are written 00, as the registers do.
 */
export function mintBisNumber(person: NewBisNumber, isTaken: (digits: string) => boolean): string | undefined {
  const [year = '', monthText = '0', dayText = '0'] = person.birthDate.split('-')
  const month = Number(monthText)
  const day = month === 0 ? 0 : Number(dayText)
  const century = Number(year) < 2000 ? 1900 : 2000
  const shift = person.register === 'national' ? 0 : person.sex === undefined ? 20 : 40
  const counters = countersFor(person.sex)
  const start = diceOf(`bis ${person.seed}`)(counters.length)

  for (const [m, d] of [
    [month, day],
    [month, 0],
    [0, 0],
  ] as const) {
    const date = year.slice(2) + String(m + shift).padStart(2, '0') + String(d).padStart(2, '0')
    for (let step = 0; step < counters.length; step += 1) {
      const counter = counters[(start + step) % counters.length] ?? 1
      const nine = date + String(counter).padStart(3, '0')
      const digits = nine + nissCheckDigits(nine, century)
      if (!isTaken(digits)) return digits
    }
  }
  return undefined
}

function countersFor(sex: 'F' | 'M' | undefined): readonly number[] {
  const all = Array.from({ length: 998 }, (_, at) => at + 1)
  if (sex === undefined) return all
  return all.filter((counter) => (counter % 2 === 1) === (sex === 'M'))
}
