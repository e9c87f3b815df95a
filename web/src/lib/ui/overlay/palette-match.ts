/** Without case and accents. One sign stays one sign, so that places in it are places in the text. */
const bare = (text: string) =>
  [...text].map((sign) => sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().slice(0, sign.length).padEnd(sign.length)).join('')

/** A number is grouped by whoever writes it: spaces, dots, dashes and strokes make no difference. */
const between = /[\s.\-/]/

const digitsOf = (asked: string) => asked.replace(/[\s.\-/]/g, '')
const isNumber = (asked: string) => /\d/.test(asked) && /^[a-z0-9]{2,}$/i.test(digitsOf(asked))

/** Whether a line has all the words that are asked, in any order, or the number however it is grouped. */
export function matches(text: string, asked: string): boolean {
  const words = bare(asked).split(/\s+/).filter(Boolean)
  const line = bare(text)
  return words.every((word) => line.includes(word)) || (isNumber(asked) && digitsOf(line).includes(digitsOf(bare(asked))))
}

/** The text in pieces, with what was asked marked. */
export function markedIn(text: string, asked: string): { text: string; hit: boolean }[] {
  const place = placeOf(text, asked.trim())
  if (place === undefined) return [{ text, hit: false }]
  const [from, until] = place
  return [
    { text: text.slice(0, from), hit: false },
    { text: text.slice(from, until), hit: true },
    { text: text.slice(until), hit: false },
  ].filter((piece) => piece.text !== '')
}

function placeOf(text: string, asked: string): [number, number] | undefined {
  if (asked === '') return undefined
  const line = bare(text)
  const plain = line.indexOf(bare(asked))
  if (plain >= 0) return [plain, plain + asked.length]
  if (!isNumber(asked)) return undefined
  // Signs that count, with where each stands in the text.
  const signs = [...line].flatMap((sign, at) => (between.test(sign) ? [] : [{ sign, at }]))
  const wanted = digitsOf(bare(asked))
  const start = signs
    .map(({ sign }) => sign)
    .join('')
    .indexOf(wanted)
  const [first, last] = [signs[start], signs[start + wanted.length - 1]]
  return start < 0 || first === undefined || last === undefined ? undefined : [first.at, last.at + 1]
}

/**
 * Whether this may be a national number (eleven digits whose last two check the others, Royal Decree of 3 April 1984): it must
 * stand in no address, so it is never sent to be looked up.
 */
export function mayBeNiss(asked: string): boolean {
  const digits = asked.replace(/[\s.\-/]/g, '')
  if (!/^\d{11}$/.test(digits)) return false
  const check = Number(digits.slice(9))
  const number = digits.slice(0, 9)
  return [Number(number), Number(`2${number}`)].some((one) => 97 - (one % 97) === check)
}
