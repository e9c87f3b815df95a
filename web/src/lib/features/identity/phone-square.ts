import { encode } from 'uqr'

export type PhoneSquare = { secret: string; square: { size: number; path: string }; account: string; clock: string }

/** What the page that links a phone shows: the QR code as one path, the key, and our clock at that moment. */
export function phoneSquare({ secret, otpauthUrl }: { secret: string; otpauthUrl: string }): PhoneSquare {
  const { data, size } = encode(otpauthUrl, { ecc: 'M', border: 0 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])))
  const account = decodeURIComponent(new URL(otpauthUrl).pathname).split(':').at(-1)?.replace(/^\/+/, '').trim() ?? ''
  return { secret, square: { size, path: dark.join('') }, account, clock: new Date().toISOString() }
}
