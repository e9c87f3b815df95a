/** Over so many accounts that failed within so long, from one network or with one password, somebody is told (A2). */
export const guessedAccounts = 50
export const guessingMinutes = 10
/** Misses are looked at for ten minutes, and gone after an hour. */
export const missesKeptMinutes = 60

/**
 * The network of an address: three of the four parts of IPv4, the 48 bits that a customer gets of IPv6. Undefined for what is
 * no address: then only the password tells.
 */
export function networkOf(ip: string | null): string | undefined {
  if (ip === null) return undefined
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(plain)) return plain.split('.').slice(0, 3).join('.')
  if (!/^[\da-f]*:[\da-f:]*$/i.test(plain)) return undefined
  const [head = '', tail] = plain.toLowerCase().split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = tail === undefined ? front : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
  return groups
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
