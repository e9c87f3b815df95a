/** Legal forms say nothing about which company it is. */
const legalForms = new Set(
  (
    'sa sas sarl nv bv bvba srl sl slu gmbh ag kg ohg ltd limited llc plc inc corp spa snc oy oyj ab as asa aps sro doo kft zoo ' +
    'sp z o lda eirl ae epe ike ee oe ead ood eood ooo uab sia ou dd jsc co company'
  ).split(' '),
)

/** A name without case, accents, signs and legal forms, as words. */
export function wordsOfName(name: string): string[] {
  const bare = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<=^|[\s(])(\p{L}\.){2,}/gu, (initials) => initials.replaceAll('.', ''))
  return bare.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !legalForms.has(word))
}

/** How the longest words of a name begin: enough to look for others that may be alike. */
export function beginningsOf(name: string): string[] {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3 && !legalForms.has(word))
  return [...new Set(words.toSorted((one, other) => other.length - one.length).slice(0, 3))].map((word) => [...word].slice(0, 4).join(''))
}

/** Whether two companies have nearly the same name: the same words in any order, or a slip of the pen in one of them. */
export function namesAreAlike(one: string, other: string): boolean {
  const [mine, theirs] = [wordsOfName(one).toSorted(), wordsOfName(other).toSorted()]
  if (mine.length === 0 || theirs.length === 0) return false
  const [joined, written] = [mine.join(''), theirs.join('')]
  if (joined === written || wordsOfName(one).join('') === wordsOfName(other).join('')) return true
  if (Math.min(joined.length, written.length) < 6) return false
  return isOneSlipAway(wordsOfName(one).join(''), wordsOfName(other).join(''))
}

/** One letter more, less, other, or two neighbours changed about. */
function isOneSlipAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const isSwapped = short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  return short.slice(at + 1) === long.slice(at + 1) || isSwapped
}
