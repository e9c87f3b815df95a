import { countryCode } from './companies.contract.ts'
import { parseEnterpriseNumber } from './enterprise-number.rules.ts'

/** Columns of the list of former enrolments, as its file names them. */
export const enrolmentColumns = ['number', 'name', 'country', 'vatNumber', 'cbeNumber', 'enrolledOn'] as const
export type EnrolmentLine = Partial<Record<(typeof enrolmentColumns)[number], string>>

export type Enrolment = {
  number: string
  name: string
  country: string
  /** With its prefix, without signs, as a registration keeps it. */
  vatNumber: string | null
  cbeNumber: string | null
  enrolledOn: string | null
}
export type ReadEnrolment = { ok: true; enrolment: Enrolment } | { ok: false; reason: string }

const faulty = (reason: string): ReadEnrolment => ({ ok: false, reason })

/**
 * Reads one line of the former list (Manual FR §7 question 14, S47). Numbers come in any spelling and are only asked to
 * look like one: what the old list holds is what it holds. `reason` is told to the operator.
 */
export function readEnrolment(line: EnrolmentLine): ReadEnrolment {
  const [number, name, country] = [textOf(line.number), textOf(line.name), textOf(line.country).toUpperCase()]
  if (number === '') return faulty('has no number')
  if (number.length > 50) return faulty('has a number of more than 50 signs')
  if (name === '' || name.length > 200) return faulty(name === '' ? 'has no name' : 'has a name of more than 200 signs')
  if (!countryCode.safeParse(country).success) return faulty('needs a country of two letters (ISO 3166-1)')

  const vat = bareVat(country, textOf(line.vatNumber))
  if (vat !== null && !/^[A-Z]{2}[A-Z0-9]{2,13}$/.test(vat)) return faulty('has a VAT number that does not look like one')
  const cbe = textOf(line.cbeNumber)
  const read = cbe === '' ? undefined : parseEnterpriseNumber(cbe)
  if (read && !read.ok) return faulty('has an enterprise number that is not one')
  const enrolledOn = dayIn(textOf(line.enrolledOn))
  if (enrolledOn === undefined) return faulty('has a date that is no day: write 2019-05-31 or 31/05/2019')
  return { ok: true, enrolment: { number, name, country, vatNumber: vat, cbeNumber: read ? read.digits : null, enrolledOn } }
}

const textOf = (cell: string | undefined) => (cell ?? '').normalize('NFC').trim()

/** Prefixes of VAT numbers that are not the country's own code (domain 3.5). */
const prefixes: Readonly<Record<string, readonly string[]>> = { GR: ['EL'], MC: ['FR'], GB: ['GB', 'XI'] }

function bareVat(country: string, text: string): string | null {
  const bare = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (bare === '') return null
  const own = prefixes[country] ?? [country]
  return own.some((prefix) => bare.startsWith(prefix)) ? bare : `${own[0] ?? country}${bare}`
}

/** Null where there is none, undefined where what stands there is no day. */
function dayIn(text: string): string | null | undefined {
  if (text === '') return null
  const turned = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const day = turned ? [turned[3], turned[2]?.padStart(2, '0'), turned[1]?.padStart(2, '0')].join('-') : text
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? undefined : day
}
