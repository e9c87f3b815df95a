/**
 * Numbers in the spelling in which they are shown: grouped, without what people put in between. They are only tidied, never
 * judged: what is no such number comes back as it was typed, and the server says what is wrong with it.
 */

const bare = (text: string) => text.replace(/[\s.\-/_,\u2010-\u2015\u00a0\u202f]/g, '')
const grouped = (digits: string, sizes: readonly number[], between = ' ') => {
  const groups: string[] = []
  let at = 0
  for (const size of sizes) {
    groups.push(digits.slice(at, at + size))
    at += size
  }
  groups.push(digits.slice(at))
  return groups.filter(Boolean).join(between)
}

/** How some countries group their VAT number; digits alone go by three elsewhere, and letters stay together. */
const vatGroups: Readonly<Record<string, readonly number[]>> = { FR: [2, 3, 3], GB: [3, 4], BE: [4, 3], DK: [2, 2, 2], SE: [6, 4] }

/** A VAT number behind its prefix: `40 303 265 045`. A prefix that was typed too goes, also Greece's other one. */
export function tidyVatNumber(text: string, prefix: string | null | undefined): string {
  const written = bare(text).toUpperCase()
  if (!/^[A-Z0-9+*]{2,17}$/.test(written)) return text.trim()
  const also = prefix === 'EL' ? 'GR' : prefix
  const typed = [prefix, also].find((one) => one && written.startsWith(one) && /\d/.test(written.slice(one.length)))
  const number = typed ? written.slice(typed.length) : written
  // Northern Ireland is told from the rest of the United Kingdom by its prefix alone.
  if (prefix === 'GB' && number.startsWith('XI')) return `XI ${tidyVatNumber(number.slice(2), 'GB')}`
  return groupVatNumber(number, prefix ?? '')
}

function groupVatNumber(number: string, prefix: string): string {
  const sizes = vatGroups[prefix]
  if (sizes && /^[A-Z0-9]{2}\d+$/.test(number)) return grouped(number, sizes)
  return /^\d{8,}$/.test(number) ? grouped(number, number.length === 8 ? [4] : [3, 3, 3]) : number
}

/** A VAT number as the agency writes it: `FR 40 303 265 045`. */
export function writtenVatNumber(number: string): string {
  const prefix = /^(CHE|[A-Z]{2})/.exec(number)?.[0] ?? ''
  return prefix === '' ? number : `${prefix} ${groupVatNumber(number.slice(prefix.length), prefix)}`
}

/** Whether two spellings are one number. */
export const isSameNumber = (one: string, other: string) => bare(one).toUpperCase() === bare(other).toUpperCase()

/** An enterprise number: `1000.439.093`; the old nine digits had no 0 in front. */
export function tidyEnterpriseNumber(text: string): string {
  const digits = bare(text).replace(/^be/i, '')
  return /^\d{9,10}$/.test(digits) ? grouped(digits.padStart(10, '0'), [4, 3], '.') : text.trim()
}

/** A NISS or BIS number: `794802 082 10`. One that is shown masked stays as it is. */
export function tidyNiss(text: string): string {
  const digits = bare(text)
  return /^\d{11}$/.test(digits) ? grouped(digits, [6, 3]) : text.trim()
}

/** Letters that were typed for the digits they look like; undefined where that does not make it a number of that length. */
export function withDigitsFor(text: string, lengths: readonly number[]): string | undefined {
  const mended = bare(text).replace(/[oO]/g, '0').replace(/[lI|]/g, '1').replace(/S/g, '5').replace(/B/g, '8')
  return mended !== bare(text) && /^\d+$/.test(mended) && lengths.includes(mended.length) ? mended : undefined
}

/** Calling codes of one and of two digits; all others have three. */
const shortCodes = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

/** A telephone number: `+34 931 234 567`. Spaces that somebody put stay; 00 is the old way to write +. */
export function tidyTelephone(text: string): string {
  const written = text.trim().replace(/^00(?=[1-9])/, '+')
  if (!/^\+?[\d\s.()/\u2010-\u2015-]+$/.test(written)) return text.trim()
  const spaced = written
    .replace(/\(0\)/g, ' ')
    .replace(/[.()/\u2010-\u2015-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (spaced.includes(' ') || !spaced.startsWith('+')) return spaced
  const digits = spaced.slice(1)
  const code = shortCodes.exec(digits)?.[0] ?? digits.slice(0, 3)
  const rest = digits.slice(code.length)
  if (rest.length < 5) return spaced
  const threes = rest.match(/\d{1,3}/g) ?? []
  const last = threes.at(-1) ?? ''
  // No group of one digit alone.
  const groups = last.length === 1 ? [...threes.slice(0, -2), rest.slice(-4, -2), rest.slice(-2)] : threes
  return `+${[code, ...groups].join(' ')}`
}
